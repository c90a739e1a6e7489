import { shownText } from '../../../electron/contract/present/names.ts'
import { healthBanner, sourceText } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'

interface BannersProps {
  readonly snapshot: Snapshot
  /** OnHook does not answer. */
  readonly lost: boolean
}

/** What must be known before the rows are read: whose they are, and whether they can be trusted. */
export function Banners({ snapshot, lost }: BannersProps) {
  const { words, actions } = useView()
  const source = sourceText(snapshot.source, words)
  const health = healthBanner(snapshot.health, words)
  return (
    <div className="banners">
      {lost && <p className="banner banner-problem">{words.whole.lost}</p>}
      {source !== null && <p className="banner">{source}</p>}
      {health !== null && (
        <div className={health.tone === 'problem' ? 'banner banner-problem' : 'banner'}>
          <p>{shownText(health.text)}</p>
          {health.openServices && (
            <Button onPress={() => actions.call('openSystem', { place: 'services' })}>
              {words.action.openServices}
            </Button>
          )}
          {health.tryAgain && <Button onPress={() => actions.call('tryAgain', null)}>{words.action.tryAgain}</Button>}
        </div>
      )}
      {snapshot.notices.map((notice) => (
        <div key={notice.id} className="banner banner-problem">
          <p>{shownText(words.notice(notice.kind, notice.detail))}</p>
          <Button look="quiet" onPress={() => actions.call('putAwayNotice', { notice: notice.id })}>
            {words.hint.putAway}
          </Button>
        </div>
      ))}
    </div>
  )
}
