import { expect, type APIRequestContext } from '@playwright/test';
import { picture, test } from './desk';
import { goToKeycloak, leaveGroup, signInAtKeycloak } from './keycloak';

interface Named {
  id: string;
}

async function only(request: APIRequestContext, path: string): Promise<Named> {
  const page = (await (await request.get(path)).json()) as { items: Named[] };
  expect(page.items).toHaveLength(1);
  return page.items[0] ?? { id: '' };
}

async function csrf(request: APIRequestContext): Promise<Record<string, string>> {
  const { cookies } = await request.storageState();
  return { 'X-XSRF-TOKEN': cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '' };
}

test('somebody new signs in at Keycloak and is what its groups make of him', async ({
  page,
  signIn,
}) => {
  const admin = (await signIn('admin')).request;
  const group = await only(admin, '/api/groups?search=Support%20leads');
  const support = (await (await admin.get('/api/groups?search=Support')).json()) as {
    items: Named[];
  };
  const operators = support.items.find(({ id }) => id !== group.id)?.id ?? '';
  const mapped = await admin.patch(`/api/groups/${operators}`, {
    data: { providerName: 'Service desk' },
    headers: await csrf(admin),
  });
  expect(mapped.status()).toBe(204);

  await page.goto('/sign-in');
  await expect(page.getByRole('link', { name: 'Continue with Keycloak' })).toBeVisible();
  await picture(page, 'sign-in-provider-light-en');
  await signInAtKeycloak(page, 'anna');
  await expect(page.getByRole('tab', { name: 'Queue' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Account.*Anna Agent/ })).toBeVisible();
  const me = (await (await page.request.get('/api/me')).json()) as {
    id: string;
    operatorOf: unknown[];
  };
  expect(me.operatorOf).toHaveLength(1);

  await leaveGroup(page.request, 'anna', 'Service desk');
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Continue with Keycloak' })).toBeVisible();
  await goToKeycloak(page);
  await expect(page.getByRole('button', { name: /^Account.*Anna Agent/ })).toBeVisible();
  const after = (await (await page.request.get('/api/me')).json()) as {
    id: string;
    operatorOf: unknown[];
  };
  expect(after).toMatchObject({ id: me.id, operatorOf: [] });

  const dismissed = await admin.post(`/api/employees/${me.id}/deactivate`, {
    headers: await csrf(admin),
  });
  expect(dismissed.status()).toBe(204);
  await goToKeycloak(page);
  await expect(page).toHaveURL(/\/sign-in\?problem=employee-deactivated$/);
  await expect(page.getByRole('alert')).toHaveText(/deactivated/);
  await picture(page, 'sign-in-deactivated-light-en');
});

test('a login that is another one’s here is not given away', async ({ page }) => {
  await signInAtKeycloak(page, 'operator1');

  await expect(page).toHaveURL(/\/sign-in\?problem=login-taken$/);
  await expect(page.getByRole('alert')).toHaveText(/has your login already/);
  expect((await page.request.get('/api/me')).status()).toBe(401);
});
