import { expect, test } from 'vitest'
import { asTable } from '../../../windows/sstp/hosted/observations.ts'

test('what was seen becomes a table, whatever stands in it', () => {
  const rows = [
    { at: 0, what: 'rasdial "a|b"', value: { code: 0, said: 'Connected to\r\nOffice' } },
    { at: 12, what: 'row', value: 'Office\nGone after 0.8 s' },
    { at: 13, what: 'nothing', value: undefined },
  ]
  expect(asTable(rows)).toBe(
    [
      '| ms | what | seen |',
      '| ---: | --- | --- |',
      '| 0 | rasdial "a\\|b" | {"code":0,"said":"Connected to\\r\\nOffice"} |',
      '| 12 | row | Office Gone after 0.8 s |',
      '| 13 | nothing | undefined |',
      '',
    ].join('\n'),
  )
})
