import { PopoverView } from './components/popover-view.tsx'
import { startView } from './start-view.tsx'

startView('popover', (view) => <PopoverView {...view} />)
