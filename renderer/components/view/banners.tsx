import { shownText } from '../../../electron/contract/present/names.ts'
import { noticeText } from '../../../electron/contract/present/notice.ts'
import { healthBanner, sourceText } from '../../../electron/contract/present/overall.ts'
import type { Snapshot } from '../../../electron/contract/snapshot.ts'
import { useView } from '../../hooks/data/use-view.ts'
import { Button } from '../controls/button.tsx'

/** Whose connections these are, unless they are Windows' own: it never changes. */
export function SourceBanner({ source }: Pick<Snapshot, 'source'>) {
  const { words } = useView()
  const text = sourceText(source, words)
  return text === null ? null : <p className="banner banner-source">{text}</p>
}

interface BannersProps {
  readonly snapshot: Snapshot
  /** OnHook does not answer. */
  readonly lost: boolean
}

/** Whether the rows can be trusted, and what went wrong: below them, where what comes and goes moves none of them. */
export function Banners({ snapshot, lost }: BannersProps) {
  const { words, actions } = useView()
  const health = healthBanner(snapshot.health, words, snapshot.desktop.administers)
  return (
    <div className="banners">
      {lost && <p className="banner banner-problem">{words.whole.lost}</p>}
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
          <p>{shownText(noticeText(notice, words))}</p>
          <Button look="quiet" onPress={() => actions.call('putAwayNotice', { notice: notice.id })}>
            {words.hint.putAway}
          </Button>
        </div>
      ))}
    </div>
  )
}
