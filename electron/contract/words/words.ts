import type { NoticeKind } from '../notice.ts'
import type { NextStep } from '../present/stuck-help.ts'
import type { Ending, ReceiptInitiator, StepKind } from '../receipt.ts'
import type { Page, Refusal } from '../schema.ts'
import type { Hint, LoginGap, Settings } from '../settings.ts'
import type {
  Contradiction,
  DeviceKind,
  EndedBy,
  Owner,
  OwnerEvidence,
  RowFault,
  Scope,
  ServiceState,
} from '../snapshot.ts'
import type { Evidence, StuckFact } from '../teardown-view.ts'
import type { first } from './en/first.ts'
import type { more } from './en/more.ts'
import type { Formats } from './format.ts'
import type { Spoken } from './message.ts'

/**
 * Every sentence a user sees, in one language: the English catalogue as it speaks. Names handed in are ready to be shown
 * (see `present/names.ts`).
 */
export type Words = Omit<Spoken<typeof first>, 'direction'> & {
  readonly direction: 'ltr' | 'rtl'
  readonly format: Formats
  /** Missing in a view until the second part of its language has been read. */
  readonly failures?: MoreWords['failures']
}

/** The part that a view reads once it is drawn: pages, steps, notifications. */
export type MoreWords = Spoken<typeof more>

export type AllWords = Words & MoreWords

export type CauseOfFailure = keyof MoreWords['failures']['causes']
export type FailureStep = keyof MoreWords['failures']['steps']

export type NotificationWords = MoreWords['notification']
export type SettingsWords = MoreWords['page']['settings']
export type StepWords = MoreWords['step']

/** A notification: names stand in the title alone, for some desktops read the text as markup. */
export interface NotificationText {
  readonly title: string
  readonly text: string
}

/** Groups of messages that answer to a closed list of the contract: no key may be missing, none too many. */
export type ClosedLists = Checked<
  [
    Held<Words['names']['scopes'], Scope>,
    Held<Words['names']['device'], DeviceKind>,
    Held<Words['names']['notMine'], Exclude<Owner, 'me'>>,
    Held<Words['window']['owners'], Owner>,
    Held<Words['window']['ownerKnownBy'], Exclude<OwnerEvidence, 'none'>>,
    Held<Words['line']['contradictions'], Contradiction>,
    Held<Words['window']['pages'], Page>,
    Held<Words['proof']['gone'], Evidence>,
    Held<Words['proof']['evidence'], Evidence>,
    Held<Words['proof']['known'], StuckFact>,
    Held<Words['proof']['steps'], NextStep>,
    Held<Words['line']['rowFault'], RowFault>,
    Held<Words['whole']['service'], ServiceState>,
    Held<Words['whole']['serviceShort'], ServiceState>,
    Held<Words['recent']['ended'], EndedBy['kind']>,
    Held<Words['hint']['texts'], Hint>,
    Held<Words['refusals'], Refusal>,
    Held<Words['notices'], NoticeKind>,
    Held<NotificationWords['ended']['by'], EndedBy['kind']>,
    Held<MoreWords['page']['history']['askers'], ReceiptInitiator>,
    Held<SettingsWords['notOffered'], LoginGap>,
    Held<SettingsWords['themes'], Settings['theme']>,
    Held<StepWords['ends'], Ending['phase']>,
    Held<StepWords['plain'], Exclude<StepKind, StepWithDetail>>,
  ]
>

/** Steps whose sentence depends on their detail. */
type StepWithDetail = 'list' | 'returned' | 'state' | 'status' | 'witness' | 'left-out' | 'ended'

type Held<Group, List extends keyof Group> = [Exclude<keyof Group, List>] extends [never] ? true : 'a key too many'
type Checked<All extends readonly true[]> = All
