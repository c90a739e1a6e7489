import { Message, type MessageBus, NameFlag, sessionBus } from 'dbus-next'

/**
 * The part of a Linux desktop that shows notifications: it owns `org.freedesktop.Notifications` on the session bus.
 * https://specifications.freedesktop.org/notification-spec/latest/
 */
export interface NotificationHost {
  /** Everything that happened, in order. */
  readonly events: readonly NotificationEvent[]
  /** What stands on the screen: titles, oldest first. */
  shown(): readonly string[]
  /** The user presses the newest one of this title. */
  press(title: string): void
  close(): Promise<void>
}

export type NotificationEvent =
  | {
      readonly what: 'notify'
      readonly id: number
      readonly replaces: number
      readonly title: string
      readonly text: string
    }
  | { readonly what: 'close'; readonly id: number }

const NAME = 'org.freedesktop.Notifications'
const PATH = '/org/freedesktop/Notifications'

/** What a notification server says of itself. */
const SAYS: Readonly<Record<string, readonly [string, readonly unknown[]]>> = {
  GetCapabilities: ['as', [['actions', 'body', 'body-markup']]],
  GetServerInformation: ['ssss', ['test', 'OnHook', '1', '1.2']],
}

export async function startNotificationHost(): Promise<NotificationHost> {
  const bus: MessageBus = sessionBus()
  const events: NotificationEvent[] = []
  const pressed = new Set<number>()
  const answer = (message: Message): boolean => {
    if (message.interface !== NAME || message.path !== PATH) return false
    const reply = (signature = '', body: readonly unknown[] = []) => {
      bus.send(Message.newMethodReturn(message, signature, [...body]))
      return true
    }
    if (message.member === 'Notify') {
      const [, replaces, , title, text]: readonly unknown[] = message.body
      const id = events.length + 1
      events.push({ what: 'notify', id, replaces: Number(replaces), title: String(title), text: String(text) })
      return reply('u', [id])
    }
    if (message.member === 'CloseNotification') {
      const [id]: readonly unknown[] = message.body
      events.push({ what: 'close', id: Number(id) })
      reply()
      bus.send(Message.newSignal(PATH, NAME, 'NotificationClosed', 'uu', [Number(id), 3]))
      return true
    }
    const said = SAYS[message.member ?? '']
    return said === undefined ? false : reply(...said)
  }
  bus.addMethodHandler(answer)
  await bus.requestName(NAME, NameFlag.REPLACE_EXISTING)

  const standing = () => {
    const closed = new Set(events.flatMap((event) => (event.what === 'close' ? [event.id] : [])))
    return events.flatMap((event) =>
      event.what === 'notify' && !closed.has(event.id) && !pressed.has(event.id) ? [event] : [],
    )
  }
  return {
    events,
    shown: () => standing().map(({ title }) => title),
    press: (title) => {
      const found = [...standing()].reverse().find((event) => event.title === title)
      if (found === undefined) throw new Error(`No notification says "${title}".`)
      bus.send(Message.newSignal(PATH, NAME, 'ActionInvoked', 'us', [found.id, 'default']))
      // What was pressed goes away by itself.
      pressed.add(found.id)
      bus.send(Message.newSignal(PATH, NAME, 'NotificationClosed', 'uu', [found.id, 2]))
    },
    close: async () => {
      await bus.releaseName(NAME)
      bus.disconnect()
    },
  }
}
