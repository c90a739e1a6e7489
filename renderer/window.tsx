import { WindowView } from './components/view/window-view.tsx'
import { pageOfAddress } from './model/address.ts'
import { withPage } from './model/view-state.ts'
import { startView } from './start-view.tsx'

const store = await startView('window', (view) => <WindowView {...view} />)

/** Page and connection stand in the address, so that a link, a reload and "back" lead to the same place. */
const follow = (): void => {
  const page = pageOfAddress(location.hash)
  if (page !== null) store.setView((view) => withPage(view, page))
}
follow()
window.addEventListener('hashchange', follow)
