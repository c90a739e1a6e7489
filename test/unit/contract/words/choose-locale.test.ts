import { expect, test } from 'vitest'
import { lookUp, spokenIn } from '../../../../electron/contract/words/choose-locale.ts'

const HERE = ['en', 'de', 'pt-BR', 'pt-PT', 'zh', 'zh-Hant', 'sr'] as const

test.each([
  [['de-CH-1996'], 'de', 'de-CH-1996'],
  [['de-AT-x-private'], 'de', 'de-AT-x-private'],
  [['pt-PT'], 'pt-PT', 'pt-PT'],
  [['zh-Hant-HK'], 'zh-Hant', 'zh-Hant-HK'],
  [['zh-TW'], 'zh-Hant', 'zh-TW'],
  [['zh-Hans-CN'], 'zh', 'zh-Hans-CN'],
  [['sr-Latn-RS', 'de'], 'de', 'de'],
  [['fr-FR', 'de-AT', 'en'], 'de', 'de-AT'],
  [['C', '', 'en-GB'], 'en', 'en-GB'],
  [['C'], 'en', 'en'],
  [[''], 'en', 'en'],
  [[], 'en', 'en'],
])('of %j the language is "%s", with the numbers of "%s"', (wanted, language, numbers) => {
  expect(lookUp(wanted, HERE)).toEqual({ language, numbers })
})

test('traditional Chinese is not served by simplified', () => {
  expect(lookUp(['zh-TW'], ['en', 'zh'])).toEqual({ language: 'en', numbers: 'en' })
})

test('a regional German is German', () => {
  expect(spokenIn('de-CH-1996')).toEqual({ language: 'de', numbers: 'de-CH-1996' })
})
