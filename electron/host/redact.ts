/** Takes out of a text what names people, places and lines. */
export type Redact = (text: string) => string

/** Absolute paths: of a drive, of a share, of a file address, of Linux. A file of the program keeps its name and line. */
const PATHS = [
  /(?:file:\/\/\/)?\b[A-Za-z]:[\\/](?:[^\\/:*?"<>|\r\n]+[\\/])*[^\s\\/:*?"<>|'()]*/g,
  /\\\\[^\s\\/:*?"<>|]+(?:\\[^\\/:*?"<>|\r\n]+)*\\[^\s\\/:*?"<>|'()]*/g,
  /(?:file:\/\/|(?<![\w.:/<]))\/(?:[^\s/:"'()<>]+\/)+[^\s/:"'()<>]*/g,
]
const OWN_FILE = /[^\\/]+\.(?:cjs|mjs|js|jsonl?|log|asar|dll)$/

const MAIL = /[^\s@"'<>()]+@[^\s@"'<>()]+/g
const IP4 = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/g
/** With a letter or a gap in it: otherwise it may be a time. */
const IP6 = /(?<![\w:])(?=[\da-f:]*(?:[a-f]|::))(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:])/gi
/** Not after a word for a code: Windows has codes of ten digits. */
const NUMBER = /(?<!\w|\.|(?:code|error|state|status) -?)\+?\d[\d ()/.-]{4,}\d(?![\w])/gi
/** Shorter ones are counts and durations. */
const FEWEST_DIGITS = 6

/** What is known by name is told apart by number, the same everywhere. */
export function createRedact(aliases: ReadonlyMap<string, string>): Redact {
  const names = [...aliases]
    .filter(([name]) => !isCommon(name))
    .sort(([one], [other]) => other.length - one.length)
    .map(([name, alias]) => ({ found: wholeWord(name), alias }))
  return (text) => {
    let told = text
    // Before the names: a path or an address that has lost one in its middle is not seen as one any more.
    for (const path of PATHS) told = told.replace(path, pathWithoutPlace)
    told = told.replace(MAIL, '<name>')
    for (const { found, alias } of names) told = told.replace(found, alias)
    return told
      .replace(IP4, '<address>')
      .replace(IP6, '<address>')
      .replace(NUMBER, (digits) => (digits.replace(/\D/g, '').length < FEWEST_DIGITS ? digits : '<number>'))
  }
}

/** Words that the report is made of, or that stand on half of all PCs: alone they name nobody. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'vpn pppoe isdn modem ras wan miniport ikev2 l2tp pptp sstp ppp ip the a of to and dial up hang hung link links connection ' +
    'connections connected connecting internet network broadband home work office test default new entry name list state ' +
    'status code error info warn gone stuck slow call calls device other windows user users system local remote null true false'
  ).split(' '),
)

/** One common word or short number is left where it stands: without it the report would be in shreds. */
function isCommon(name: string): boolean {
  const bare = name.trim().toLowerCase()
  return bare.length < 2 || COMMON.has(bare) || /^\d{1,5}$/.test(bare)
}

/** All strings in a value, but those under these keys. */
export function redactAll(value: unknown, redact: Redact, except: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return redact(value)
  if (Array.isArray(value)) return value.map((each) => redactAll(each, redact, except))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, except.has(key) ? each : redactAll(each, redact, except)]),
  )
}

function pathWithoutPlace(path: string): string {
  const own = OWN_FILE.exec(path)
  return own === null ? '<path>' : `<path>/${own[0]}`
}

/** The name by itself: "Al" is not in "Also". */
function wholeWord(name: string): RegExp {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu')
}
