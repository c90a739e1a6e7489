import type { Deed, Story } from './story.ts'

/** A counter-example as a person reads it. */
export function tell({ scenario, threads, deeds }: Story): string {
  const room = threads === null ? [] : [`at most ${threads} calls block at once`]
  return [scenario, ...room, ...deeds.map(tellDeed)].join('\n')
}

function tellDeed(deed: Deed): string {
  switch (deed.do) {
    case 'wait':
      return `wait ${deed.ms} ms`
    case 'hang-up-all':
      return 'hang up all'
    case 'give-up':
      return `leave ${deed.id}${deed.link === null ? '' : ` link ${deed.link}`} once it is stuck`
    case 'show':
      return deed.shown ? 'open a view' : 'close the view'
    case 'other-dials':
      return `another program dials ${deed.id}${deed.onHandleOf === null ? '' : ` on the handle of ${deed.onHandleOf}`}`
    case 'leap':
      return `the event loop is held up for ${deed.ms} ms`
    case 'sleep':
      return `the machine sleeps for ${deed.ms} ms${deed.drops.length === 0 ? '' : ` and loses ${deed.drops.join(', ')}`}`
    case 'service':
      return `RasMan ${deed.running ? 'runs' : 'stops'}`
    case 'disk':
      return `the disk is ${deed.mood}`
    case 'kill':
      return `kill -9, the write under way ${deed.landing ? 'lands' : 'is lost'}; start again`
    case 'kill-at':
      return `kill -9 at the next "${deed.point}"; start again`
    case 'leave-program':
      return 'leave the program; start again'
    case 'hang-up':
    case 'again':
    case 'keep-waiting':
    case 'leave-it':
    case 'other-hangs-up':
    case 'drop':
      return `${deed.do.replaceAll('-', ' ')} ${deed.id}${deed.link === null ? '' : ` link ${deed.link}`}`
  }
}
