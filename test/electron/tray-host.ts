import { DBusError, Message, type MessageBus, NameFlag, sessionBus, Variant } from 'dbus-next'
import { type MenuEntry, readMenu } from './tray-menu.ts'

/**
 * The part of a Linux desktop that shows tray icons: it owns `org.kde.StatusNotifierWatcher` on the session bus, and
 * Electron's Tray registers itself there. What a person does with the icon is a message to the item.
 * https://www.freedesktop.org/wiki/Specifications/StatusNotifierItem/
 */
export interface TrayHost {
  /** Waits until an icon has registered itself; the newest one. */
  item(): Promise<TrayItem>
  /** Another program is being started: its icon is waited for, whatever was there before. */
  expectAnother(): void
  close(): Promise<void>
}

export interface TrayItem {
  /** A left click. */
  activate(): Promise<void>
  tooltip(): Promise<string>
  /** The pixels of the icon, as one text to compare: the largest size. */
  icon(): Promise<string>
  menu(): Promise<readonly MenuEntry[]>
  /** Presses an entry by the labels that lead to it, `press('ISDN bundle', 'Hang up')`. */
  press(...labels: readonly string[]): Promise<void>
}

const WATCHER = 'org.kde.StatusNotifierWatcher'
const ITEM = 'org.kde.StatusNotifierItem'
const MENU = 'com.canonical.dbusmenu'
const PROPERTIES = 'org.freedesktop.DBus.Properties'

/** What a watcher says of itself. */
const WATCHER_SAYS: Readonly<Record<string, Variant>> = {
  IsStatusNotifierHostRegistered: new Variant('b', true),
  ProtocolVersion: new Variant('i', 0),
  RegisteredStatusNotifierItems: new Variant('as', []),
}

export async function startTrayHost(): Promise<TrayHost> {
  const bus = sessionBus()
  const waiting: ((name: string) => void)[] = []
  let registered: string | null = null

  // Electron answers no introspection and this side needs none: plain messages both ways.
  const answer = (message: Message): boolean => {
    if (message.interface === WATCHER && message.member === 'RegisterStatusNotifierItem') {
      const [given]: readonly unknown[] = message.body
      registered = typeof given === 'string' && !given.startsWith('/') ? given : message.sender
      bus.send(Message.newMethodReturn(message))
      for (const tell of waiting.splice(0)) tell(registered)
      return true
    }
    if (message.interface === PROPERTIES && message.member === 'Get') {
      const [, property]: readonly unknown[] = message.body
      const value = WATCHER_SAYS[String(property)]
      if (value === undefined) return false
      bus.send(Message.newMethodReturn(message, 'v', [value]))
      return true
    }
    return false
  }
  bus.addMethodHandler(answer)
  await bus.requestName(WATCHER, NameFlag.DO_NOT_QUEUE)

  return {
    expectAnother: () => {
      registered = null
    },
    item: async () => trayItem(bus, registered ?? (await new Promise<string>((tell) => waiting.push(tell)))),
    close: async () => {
      await bus.releaseName(WATCHER)
      bus.disconnect()
    },
  }
}

function trayItem(bus: MessageBus, name: string): TrayItem {
  const ask = async (path: string, inside: string, member: string, signature: string, body: unknown[]) => {
    const reply = await bus.call(new Message({ destination: name, path, interface: inside, member, signature, body }))
    const answer: readonly unknown[] = reply?.body ?? []
    return answer
  }
  const property = async (member: string): Promise<unknown> => {
    const [value] = await ask('/StatusNotifierItem', PROPERTIES, 'Get', 'ss', [ITEM, member])
    return value instanceof Variant ? value.value : value
  }
  const menu = async (): Promise<readonly MenuEntry[]> => {
    const [, root] = await ask(String(await property('Menu')), MENU, 'GetLayout', 'iias', [0, -1, []])
    return readMenu(root)
  }
  return {
    activate: async () => {
      await ask('/StatusNotifierItem', ITEM, 'Activate', 'ii', [0, 0])
    },
    tooltip: async () => {
      const tip = await property('ToolTip')
      return Array.isArray(tip) ? String(tip[2]) : ''
    },
    icon: async () => {
      const sizes = await property('IconPixmap')
      return JSON.stringify(Array.isArray(sizes) ? sizes.at(-1) : null)
    },
    menu,
    press: async (...labels) => {
      const path = String(await property('Menu'))
      const now = Math.floor(Date.now() / 1000)
      const click = async (): Promise<void> => {
        const { id } = find(await menu(), labels)
        await ask(path, MENU, 'Event', 'isvu', [id, 'clicked', new Variant('s', ''), now])
      }
      // The menu may have been replaced since it was read; then the entry is looked for in the new one.
      await click()
        .catch((error: unknown) => (isError(error, REPLACED) ? click() : Promise.reject(error)))
        .catch((error: unknown) => (isError(error, ENDED) ? undefined : Promise.reject(error)))
    },
  }
}

function find(entries: readonly MenuEntry[], [label, ...rest]: readonly string[]): MenuEntry {
  const entry = entries.find((each) => each.label === label)
  if (entry === undefined) {
    throw new Error(`The menu has no "${label}" but ${entries.map((each) => `"${each.label}"`).join(', ')}.`)
  }
  if (!entry.enabled) throw new Error(`The menu's "${label}" is greyed out.`)
  return rest.length === 0 ? entry : find(entry.children, rest)
}

/** There is no entry of that number. */
const REPLACED = 'org.freedesktop.DBus.Error.Failed'
/** An entry may end the program, and then nobody is left to answer. */
const ENDED = 'org.freedesktop.DBus.Error.NoReply'

function isError(error: unknown, type: string): boolean {
  return error instanceof DBusError && error.type === type
}
