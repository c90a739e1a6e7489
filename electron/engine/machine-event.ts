export type MachineEvent = 'suspend' | 'resume' | 'lock' | 'unlock'

/** After a sleep, or after somebody else's session, anything may have changed: everything is read anew. */
export function decideMachineEvent(event: MachineEvent): 'start-over' | 'nothing' {
  switch (event) {
    case 'resume':
    case 'unlock':
      return 'start-over'
    case 'suspend':
    case 'lock':
      return 'nothing'
  }
}
