import { expect, request, type Page } from '@playwright/test';
import { picture, speak, test } from './desk';

interface NewEmployee {
  name: string;
  login: string;
  password: string;
}

/** An employee of the test's own, made by an administrator whose page then shows him. */
async function newEmployee(admin: Page, called: string, group?: string): Promise<NewEmployee> {
  const stamp = Date.now();
  const made = {
    name: `${called} ${stamp}`,
    login: `${called.toLowerCase()}${stamp}`,
    password: `the password of ${called}`,
  };
  await admin.goto('/people?new=true');
  const dialog = admin.getByRole('dialog', { name: 'New employee' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(made.name);
  await dialog.getByRole('textbox', { name: 'Login' }).fill(made.login);
  await dialog.locator('input[type=password]').fill(made.password);
  if (group !== undefined) {
    await dialog.getByRole('textbox', { name: 'Groups' }).fill(group);
    await admin.getByRole('option', { name: new RegExp(`^${group}`) }).click();
    await expect(dialog.getByRole('button', { name: `Remove ${group}` })).toBeVisible();
  }
  await picture(admin, 'new-employee-light-en');
  await dialog.getByRole('button', { name: 'Create employee' }).click();
  await expect(admin.getByRole('heading', { name: made.name })).toBeVisible();
  return made;
}

test('a new employee in a new group signs in, and is at the door once deactivated', async ({
  signIn,
}) => {
  const admin = await signIn('admin');
  const group = `Night desk ${Date.now()}`;
  await admin.getByRole('link', { name: 'Administration' }).click();
  const nav = admin.getByRole('navigation', { name: 'Administration' });
  await nav.getByRole('link', { name: 'Groups' }).click();
  await admin.getByRole('button', { name: 'Group', exact: true }).click();
  const dialog = admin.getByRole('dialog', { name: 'New group' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(group);
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(admin.getByRole('heading', { name: group })).toBeVisible();
  await expect(admin.getByText('No members yet')).toBeVisible();

  const nora = await newEmployee(admin, 'Nora', group);
  await picture(admin, 'person-light-en');
  const page = await signIn(nora.login, { password: nora.password });
  await expect(page.getByText('Nothing here for you yet')).toBeVisible();
  await page.goto('/profile');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();

  await admin.getByRole('button', { name: 'Deactivate…' }).click();
  const asks = admin.getByRole('dialog', { name: `Deactivate ${nora.name}?` });
  await expect(asks.getByText('Signed out everywhere at once')).toBeVisible();
  await picture(admin, 'deactivate-light-en');
  await asks.getByRole('button', { name: 'Deactivate', exact: true }).click();
  await expect(admin.getByText('cannot sign in, and gets no sessions')).toBeVisible();

  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Your account was deactivated')).toBeVisible();
  await picture(page, 'deactivated-light-en');
  await page.getByRole('textbox', { name: 'Login' }).fill(nora.login);
  await page.locator('input[type=password]').fill(nora.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Login or password is wrong.')).toBeVisible();

  await admin.getByRole('link', { name: 'People' }).click();
  await admin.getByText('Deactivated', { exact: true }).first().click();
  await admin.getByRole('searchbox').fill(nora.login);
  await admin.getByRole('link', { name: nora.name }).click();
  await admin.getByRole('button', { name: 'Activate' }).click();
  await expect(admin.getByRole('button', { name: 'Deactivate…' })).toBeVisible();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Profile' })).toBeVisible();
});

test('a token does what its scope says until it is revoked; a new password signs in', async ({
  signIn,
  baseURL,
}) => {
  const admin = await signIn('admin');
  const tom = await newEmployee(admin, 'Tom');
  const page = await signIn(tom.login, { password: tom.password });
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Profile' }).click();

  await page.getByRole('button', { name: 'Token', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Nightly report');
  await dialog.getByRole('radio', { name: 'Read' }).check();
  await picture(page, 'token-new-light-en');
  await dialog.getByRole('button', { name: 'Create token' }).click();
  const token = await dialog.locator('code').first().innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  const program = await request.newContext({
    baseURL,
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  });
  const me: unknown = await (await program.get('/api/me')).json();
  expect(me).toMatchObject({ login: tom.login });
  const presence = { data: { status: 'ONLINE' } };
  expect((await program.put('/api/me/presence', presence)).status()).toBe(403);
  await page.getByRole('button', { name: 'Revoke Nightly report' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.getByText('No tokens yet.')).toBeVisible();
  expect((await program.get('/api/me')).status()).toBe(401);
  await program.dispose();

  const newPassword = 'another sentence of Tom';
  await page.getByRole('textbox', { name: 'Current password' }).fill(tom.password);
  await page.getByRole('textbox', { name: 'New password' }).fill('1234567890');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Many people use this password')).toBeVisible();
  await page.getByRole('textbox', { name: 'New password' }).fill(newPassword);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your other sign-ins have ended')).toBeVisible();
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const again = await signIn(tom.login, { password: newPassword });
  await expect(again.getByText('Nothing here for you yet')).toBeVisible();
});

test('an auditor reads the security log and narrows it', async ({ signIn }) => {
  const admin = await signIn('admin');
  const vera = await newEmployee(admin, 'Vera');
  await signIn(vera.login, { password: vera.password });

  const page = await signIn('auditor');
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  const nav = page.getByRole('navigation', { name: 'Audit' });
  await nav.getByRole('link', { name: 'Security log' }).click();
  const log = page.getByRole('table', { name: 'Security log' });
  await expect(log.getByRole('button', { name: `Only ${vera.name}` }).first()).toBeVisible();
  await picture(page, 'security-log-light-en');
  await page.getByRole('combobox', { name: 'Any event' }).click();
  await page.getByRole('option', { name: 'Employee created' }).click();
  await page.keyboard.press('Escape');
  await log
    .getByRole('button', { name: `Only ${vera.name}` })
    .first()
    .click();
  await expect(log.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(log.getByRole('row')).toHaveCount(2);
});

test('people, groups, profile and log speak Russian and go dark', async ({ signIn }) => {
  const page = await signIn('admin', { theme: 'dark' });
  await speak(page, 'Русский');
  for (const [path, heading, name] of [
    ['/people', 'Сотрудники', 'people'],
    ['/groups', 'Группы', 'groups'],
    ['/profile', 'Профиль', 'profile'],
    ['/audit/security-log', 'Журнал безопасности', 'security-log'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
    await expect(page.locator('main [class*=Skeleton]').first()).toBeHidden();
    await picture(page, `${name}-dark-ru`);
  }
  await speak(page, 'English');
});
