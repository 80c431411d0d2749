import { expect, test } from '@playwright/test';
import { picture } from './desk';
import { signInAtKeycloak } from './keycloak';

test('where passwords let nobody in, the provider’s administrators set up the desk', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: 'Continue with Keycloak' })).toBeVisible();
  await expect(page.locator('input[type=password]')).toHaveCount(0);
  await picture(page, 'sign-in-provider-only-light-en');

  await signInAtKeycloak(page, 'boris');

  await expect(page.getByRole('heading', { name: 'Create your first line' })).toBeVisible();
});
