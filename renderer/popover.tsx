import { PopoverView } from './components/view/popover-view.tsx'
import { startView } from './start-view.tsx'

void startView('popover', (view) => <PopoverView {...view} />)
