import type { ReactNode } from 'react'
import type { DeviceKind } from '../../../electron/contract/snapshot.ts'

/** Line drawings on a grid of 20, one stroke width, in the colour of the text. */
const DRAWINGS: Readonly<Record<DeviceKind, ReactNode>> = {
  // A padlock: a tunnel.
  vpn: (
    <>
      <rect x="4.5" y="8.75" width="11" height="7.75" rx="1.75" />
      <path d="M7 8.75V6.5a3 3 0 0 1 6 0v2.25M10 11.75v1.75" />
    </>
  ),
  // A box with two lamps and a cable: the line of a house.
  pppoe: (
    <>
      <rect x="3" y="8" width="14" height="6" rx="1.75" />
      <path d="M6 11h.01M8.75 11h.01M12.5 11H14M10 8V3.75M7.75 5.5 10 3.25l2.25 2.25" />
    </>
  ),
  // A receiver that lies on its hook.
  modem: (
    <>
      <path d="M3.25 8.25C3.25 5.5 6.2 4 10 4s6.75 1.5 6.75 4.25v1H13V7.5a12 12 0 0 0-6 0v1.75H3.25z" />
      <path d="M6.75 10.5 5 13.25V16h10v-2.75l-1.75-2.75M8.75 13.25h2.5" />
    </>
  ),
  // Two channels side by side.
  isdn: (
    <>
      <path d="M3 7.25h10.5M3 12.75h10.5" />
      <circle cx="15.25" cy="7.25" r="1.75" />
      <circle cx="15.25" cy="12.75" r="1.75" />
    </>
  ),
  // A plug.
  other: (
    <>
      <path d="M7.5 3.5v3.75M12.5 3.5v3.75M5.25 7.25h9.5v2a4.75 4.75 0 0 1-9.5 0zM10 14v2.75" />
    </>
  ),
}

export function DeviceGlyph({ device }: { readonly device: DeviceKind }) {
  return <Drawing>{DRAWINGS[device]}</Drawing>
}

export function WindowGlyph() {
  return (
    <Drawing>
      <rect x="3" y="4" width="14" height="12" rx="1.75" />
      <path d="M3 7.5h14" />
    </Drawing>
  )
}

export function SettingsGlyph() {
  return (
    <Drawing>
      <path d="M3 6.25h6M13 6.25h4M3 13.75h4M11 13.75h6" />
      <circle cx="11" cy="6.25" r="2" />
      <circle cx="9" cy="13.75" r="2" />
    </Drawing>
  )
}

/** Points down while the links are hidden. */
export function Chevron({ open }: { readonly open: boolean }) {
  return (
    <svg className={open ? 'chevron chevron-open' : 'chevron'} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path d="M3 4.5 6 7.5 9 4.5" />
    </svg>
  )
}

function Drawing({ children }: { readonly children: ReactNode }) {
  return (
    <svg className="glyph" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {children}
    </svg>
  )
}
