/** What only the main process says: notifications, and the question about an OnHook that does not answer. */
export const notifications = {
  notification: {
    ended: {
      title: '{name} has ended',
      by: {
        'not-onhook': 'OnHook did not hang it up.',
        onhook: 'It ended after a hang-up by OnHook.',
        line: 'The line it ran over ended too.',
        unknown: 'Who or what ended it is unknown.',
      },
    },
    stuck: {
      title: '{name} is stuck',
      text: 'Windows has not confirmed that it is gone. Click to see what you can do.',
    },
    failed: { title: '{name} was not hung up', text: 'It failed: {reason}.' },
    gone: { title: '{name} is gone', text: 'Hanging up took {ms:spokenSeconds}.' },
    presumedGone: {
      title: '{name} is presumed gone',
      text: 'Windows could not confirm within {ms:spokenSeconds} that it is gone.',
    },
    alreadyGone: { title: '{name} was already gone', text: 'It had ended before it was hung up.' },
    more: {
      title: { one: 'And {count:number} more', other: 'And {count:number} more' },
      text: 'Open OnHook to see them all.',
    },
    closed: {
      title: 'OnHook is still running',
      text: 'Its icon is next to the clock. No icon? Open the ^ there and drag it to the taskbar.',
    },
  },
  silent: {
    message: 'OnHook is already running but is not responding.',
    detail:
      'According to its journal, it is hanging up a connection. Ending it now may leave the port open; OnHook then watches that connection after it restarts.',
    unknown:
      'Whether it is hanging up a connection is not known: its journal cannot be read. Ending it now may leave a port open.',
    leave: 'Keep it running',
    end: 'End and restart it',
  },
} as const
