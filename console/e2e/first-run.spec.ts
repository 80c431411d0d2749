import { expect } from '@playwright/test';
import { picture, test } from './desk';

/** The link a new installation prints, good for one use. */
const link = process.env.FIRSTLINE_FIRST_RUN ?? '';

test('a new installation gets its administrator and its first line', async ({ page }) => {
  await page.goto(link);
  await expect(page.getByRole('heading', { name: 'Set up Firstline' })).toBeVisible();
  await picture(page, 'first-run-light-en');
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada Boss');
  await page.getByRole('textbox', { name: 'Login' }).fill('ada');
  await page.locator('input[type=password]').fill('short');
  await page.getByRole('button', { name: 'Create and sign in' }).click();
  await expect(page.locator('input[type=password]')).toHaveAccessibleDescription(/too short/);
  await page.locator('input[type=password]').fill('a long password');
  await page.getByRole('button', { name: 'Create and sign in' }).click();

  await expect(page.getByRole('heading', { name: 'Create your first line' })).toBeVisible();
  await picture(page, 'wizard-light-en');
  await page.getByRole('textbox', { name: 'Name' }).fill('Help desk');
  for (const [field, group] of [
    ['Operators', 'Answering'],
    ['Supervisors', 'Watching'],
  ] as const) {
    await page.getByLabel(field).first().fill(group);
    await page.getByRole('option', { name: new RegExp(group) }).click();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: 'Create line' }).click();

  await expect(page.getByText('Step 2 of 4')).toBeVisible();
  await picture(page, 'wizard-clients-light-en');
  await page.getByRole('button', { name: 'Later' }).click();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Help desk');
  await page.goto('/');
  await expect(page.getByRole('tab', { name: 'Queue' })).toBeVisible();
});
