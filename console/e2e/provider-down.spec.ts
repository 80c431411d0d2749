import { expect, test } from '@playwright/test';
import { picture } from './desk';
import { goToKeycloak } from './keycloak';

test('while Keycloak is away the page says so and passwords go on', async ({ page }) => {
  await goToKeycloak(page);

  await expect(page).toHaveURL(/\/sign-in\?problem=provider-unavailable$/);
  await expect(page.getByRole('alert')).toHaveText(/Keycloak does not answer/);
  await picture(page, 'sign-in-provider-down-light-en');
  await page.getByRole('textbox', { name: 'Login' }).fill('operator1');
  await page.locator('input[type=password]').fill('demo');
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('tab', { name: 'Queue' })).toBeVisible();
});
