import { expect, test } from 'vitest'
import { Balloons } from '../../../../electron/shell/desktop/balloons.ts'

function makeBalloons() {
  const told: string[] = []
  const balloons = new Balloons({
    showBalloon: (title, text) => told.push(`show ${title}: ${text}`),
    hideBalloon: () => told.push('hide'),
  })
  const make = (title: string) =>
    balloons.make(
      { title, text: 'Text.' },
      {
        clicked: () => told.push(`${title} clicked`),
        shown: () => told.push(`${title} shown`),
        failed: () => told.push(`${title} failed`),
      },
    )
  return { told, balloons, make }
}

test('a balloon says title and text, and counts as shown once Windows shows it', () => {
  const { told, balloons, make } = makeBalloons()
  make('One').show()
  expect(told).toEqual(['show One: Text.'])
  balloons.shown()
  expect(told).toEqual(['show One: Text.', 'One shown'])
})

test('a click is one on the newest', () => {
  const { told, balloons, make } = makeBalloons()
  make('One').show()
  make('Two').show()
  told.length = 0
  balloons.clicked()
  expect(told).toEqual(['Two clicked'])
})

test('to close one that was replaced hides nothing', () => {
  const { told, make } = makeBalloons()
  const [one, two] = [make('One'), make('Two')]
  one.show()
  two.show()
  told.length = 0
  one.close()
  expect(told).toEqual([])
  two.close()
  expect(told).toEqual(['hide'])
})

test('a click after it was closed leads nowhere', () => {
  const { told, balloons, make } = makeBalloons()
  const one = make('One')
  one.show()
  one.close()
  told.length = 0
  balloons.clicked()
  expect(told).toEqual([])
})
