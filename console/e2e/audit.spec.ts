import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { picture, speak, test } from './desk';

/** A line of the test's own, open at its settings; answers its name. */
async function newLine(page: Page, called: string): Promise<string> {
  const name = `${called} ${Date.now()}`;
  await page.goto('/lines?new=true');
  const dialog = page.getByRole('dialog', { name: 'New line' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  for (const field of ['Operators', 'Supervisors']) {
    await dialog.getByRole('textbox', { name: field }).click();
    await page.getByRole('option').first().click();
  }
  await dialog.getByRole('button', { name: 'Create line' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  return name;
}

async function rename(page: Page, to: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(to);
}

async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
}

async function addFirst(page: Page, field: string): Promise<void> {
  await page.getByRole('textbox', { name: field, exact: true }).click();
  await page.getByRole('option').first().click();
  await page.keyboard.press('Escape');
}

test('two administrators save at once: the second one sees both and chooses', async ({
  signIn,
}) => {
  const first = await signIn('admin');
  const name = await newLine(first, 'Conflict');
  const second = await signIn('admin');
  await second.goto(first.url());
  await expect(second.getByRole('heading', { name })).toBeVisible();

  await rename(second, `${name} of the second`);
  await addFirst(second, 'Readers');
  await expect(second.getByText('2 changes not saved')).toBeVisible();
  await picture(second, 'line-unsaved-light-en');

  await rename(first, `${name} of the first`);
  await save(first);
  await expect(first.getByRole('heading', { name: `${name} of the first` })).toBeVisible();

  await save(second);
  await expect(second.getByRole('heading', { name: /saved before you/ })).toBeVisible();
  const choice = second.getByRole('radiogroup', { name: 'Name' });
  await expect(
    choice.getByRole('radio', { name: `Saved now: ${name} of the first` }),
  ).toBeVisible();
  await expect(second.getByRole('button', { name: 'Save as chosen' })).toBeDisabled();
  await picture(second, 'line-conflict-light-en');
  await choice.getByRole('radio', { name: `Yours: ${name} of the second` }).check();
  await second.getByRole('button', { name: 'Save as chosen' }).click();
  await expect(second.getByRole('heading', { name: `${name} of the second` })).toBeVisible();
  // The other browser learns of it by itself.
  await expect(first.getByRole('heading', { name: `${name} of the second` })).toBeVisible();
});

test('leaving unsaved changes asks', async ({ signIn }) => {
  const page = await signIn('admin');
  const name = await newLine(page, 'Leaving');
  await rename(page, `${name} changed`);
  await page.getByRole('link', { name: 'Lines', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Stay' }).click();
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(
    `${name} changed`,
  );
});

test('an auditor stands at any moment of a line and takes its history along', async ({
  signIn,
}) => {
  const admin = await signIn('admin');
  const name = await newLine(admin, 'Audited');
  await rename(admin, `${name} renamed`);
  await save(admin);
  await expect(admin.getByRole('heading', { name: `${name} renamed` })).toBeVisible();
  await addFirst(admin, 'Internal clients');
  await save(admin);
  await expect(admin.getByRole('button', { name: 'Save', exact: true })).toBeHidden();

  const page = await signIn('auditor');
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search lines' }).fill(name);
  await picture(page, 'audit-lines-light-en');
  await page.getByRole('link', { name: `${name} renamed` }).click();
  const timeline = page.getByRole('table', { name: 'Timeline of changes' });
  await expect(timeline.getByRole('button', { name: /^Version 1:/ })).toBeVisible();

  const settings = page.getByRole('region', { name: /^Settings (now|at that moment)$/ });
  const slider = page.getByRole('slider', { name: 'Version to look at' });
  await slider.focus();
  await slider.press('Home');
  await expect(page).toHaveURL(/version=1/);
  await expect(page.getByText('version 1 of 3')).toBeVisible();
  await expect(settings.getByText(name, { exact: true })).toBeVisible();
  await expect(settings.getByText(`now: ${name} renamed`)).toBeVisible();
  await expect(page.getByRole('button', { name: /Restore/ })).toBeHidden();
  await picture(page, 'audit-as-of-light-en');
  await page.reload();
  await expect(page.getByText('version 1 of 3')).toBeVisible();

  await page.getByRole('button', { name: 'Pick date and time' }).click();
  await expect(page.getByRole('button', { name: 'Apply' })).toBeVisible();
  await picture(page, 'audit-picker-light-en');
  await page.keyboard.press('Escape');

  await page.getByText('Difference', { exact: true }).click();
  // At first, what the newest save changed.
  const from = page.getByRole('slider', { name: 'From version' });
  await from.focus();
  await from.press('ArrowLeft');
  await expect(page).toHaveURL(/from=1/);
  const differs = page.getByRole('region', { name: 'What differs' });
  await expect(differs.getByText('Internal clients')).toBeVisible();
  await expect(differs.getByText(`${name} renamed`)).toBeVisible();
  await picture(page, 'audit-difference-light-en');

  await page.getByText('Who could claim', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Who could claim here then?' })).toBeVisible();
  await timeline.getByRole('button', { name: /^Version 2:/ }).click();
  await expect(page).toHaveURL(/at=/);
  await picture(page, 'audit-claimants-light-en');

  for (const [item, ending] of [
    ['As CSV', '.csv'],
    ['As JSON', '.json'],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    const file = await download;
    expect(file.suggestedFilename()).toContain(ending);
    expect(readFileSync(await file.path(), 'utf8')).toContain('renamed');
  }
});

test('an earlier state comes back as a new change, after a preview', async ({ signIn }) => {
  const page = await signIn('admin');
  const name = await newLine(page, 'Restored');
  await rename(page, `${name} renamed`);
  await save(page);
  await expect(page.getByRole('heading', { name: `${name} renamed` })).toBeVisible();
  await page.getByRole('tab', { name: 'History' }).click();
  await page.getByRole('button', { name: /^Version 1:/ }).click();
  await page.getByRole('button', { name: 'Restore this state…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore version 1?' });
  await expect(dialog.getByText(`${name} renamed`)).toBeVisible();
  await picture(page, 'audit-restore-light-en');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Version 3:/ }).first()).toBeVisible();
});

test('what cannot come back is left as it is only if told so', async ({ signIn }) => {
  const page = await signIn('admin');
  const name = await newLine(page, 'Taken');
  const address = page.url();
  await rename(page, `${name} renamed`);
  await addFirst(page, 'Readers');
  await save(page);
  await expect(page.getByRole('heading', { name: `${name} renamed` })).toBeVisible();
  const other = await newLine(page, 'Other');
  await rename(page, name);
  await save(page);
  await expect(page.getByRole('heading', { name: other })).toBeHidden();
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();

  await page.goto(`${address}?tab=history&version=1`);
  await page.getByRole('button', { name: 'Restore this state…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Restore version 1?' });
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await dialog.getByRole('checkbox', { name: 'Leave as it is: Name' }).check();
  await picture(page, 'audit-restore-refused-light-en');
  await dialog.getByRole('button', { name: 'Restore the rest' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { name: `${name} renamed` })).toBeVisible();
});

test('a line is retired, found by the filter, and restored', async ({ signIn }) => {
  const page = await signIn('admin');
  const name = await newLine(page, 'Retired');
  await page.goto('/lines');
  await page.getByRole('searchbox', { name: 'Search lines' }).fill(name);
  await page.getByRole('button', { name: `Actions: ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Retire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByRole('link', { name })).toBeHidden();
  await page.getByText('Retired', { exact: true }).click();
  await page.getByRole('link', { name }).click();
  await expect(page.getByText('This line is retired')).toBeVisible();
  await picture(page, 'line-retired-light-en');
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('This line is retired')).toBeHidden();
});

test('the audit speaks Russian and goes dark', async ({ signIn }) => {
  const admin = await signIn('admin');
  const name = await newLine(admin, 'Dark');
  const page = await signIn('auditor', { theme: 'dark' });
  await speak(page, 'Русский');
  await page.goto(admin.url().replace('/lines/', '/audit/'));
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Ход изменений' })).toBeVisible();
  await picture(page, 'audit-as-of-dark-ru');
  await page.getByText('Кто мог взять', { exact: true }).click();
  await expect(page.getByRole('region', { name: 'Кто мог тогда взять в работу?' })).toBeVisible();
  await picture(page, 'audit-claimants-dark-ru');
  await speak(page, 'English');
});
