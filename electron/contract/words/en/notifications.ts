/** What only the main process says: notifications, and the question about an OnHook that does not answer. */
export const notifications = {
  notification: {
    ended: {
      title: '{name} has ended',
      by: {
        'not-onhook': 'Ended, not by OnHook.',
        onhook: 'Ended after a hang-up by OnHook that was not watched to its end.',
        line: 'It ended with the line under it.',
        unknown: 'Ended; by whom is not known.',
      },
    },
    stuck: {
      title: '{name} is stuck',
      text: 'There is no proof that it is gone. Open it to see what can be done.',
    },
    failed: { title: '{name} was not hung up', text: 'It failed: {reason}.' },
    gone: { title: '{name} is gone', text: 'You hung it up; it took {ms:spokenSeconds}.' },
    presumedGone: {
      title: '{name} is presumed gone',
      text: 'You hung it up. {ms:spokenSeconds} passed; its link says nothing.',
    },
    alreadyGone: { title: '{name} was already gone', text: 'It had ended before it was hung up.' },
    more: {
      title: { one: 'And {count:number} more', other: 'And {count:number} more' },
      text: 'OnHook shows them all.',
    },
    closed: {
      title: 'OnHook is still here',
      text: 'Its icon is beside the clock, perhaps behind the arrow there: drag it onto the taskbar to have it in sight.',
    },
  },
  silent: {
    message: 'OnHook runs already, but does not answer.',
    detail:
      'Its journal says that it is hanging up a connection. Ending it now may leave the port open; a new OnHook then looks after that connection.',
    leave: 'Leave it alone',
    end: 'End it and start anew',
  },
} as const
