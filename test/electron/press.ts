import { expect, type Locator, type Page } from '@playwright/test'

/** ms */
const PATIENCE = 30_000

/** As a person does it: where the list moved under the hand, the press is made again. */
export async function pressHangUp(view: Page, place: Locator | Page, name: string): Promise<void> {
  const button = place.getByRole('button', { name: `Hang up ${name}`, exact: true })
  await expect(async () => {
    await expect(button).toHaveAttribute('data-armed', '', { timeout: 5_000 })
    await button.click()
    await expect(view.getByRole('status').first()).not.toHaveText('The list moved; press again', { timeout: 1_000 })
  }).toPass({ timeout: PATIENCE })
}
