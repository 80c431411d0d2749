import { expect, type Page } from '@playwright/test';
import { online, picture, speak, test } from './desk';

const row = (page: Page, list: string, text: string) =>
  page.getByRole('list', { name: list }).getByRole('link', { name: text });

const log = (page: Page) => page.getByRole('log');

async function live(page: Page): Promise<void> {
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
}

/** The client asks something and the operator takes it. */
async function taken(client: Page, operator: Page, question: string): Promise<void> {
  await online(operator);
  await live(operator);
  const field = client.getByRole('textbox', { name: 'Message to Support' });
  await field.fill(question);
  await field.press('Enter');
  await expect(log(client).getByText(question)).toBeVisible();
  await row(operator, 'Queue', question).click();
  await operator.locator('header').getByRole('button', { name: 'Claim' }).click();
  await expect(operator.getByRole('textbox', { name: 'Reply' })).toBeVisible();
}

async function close(operator: Page): Promise<void> {
  await operator.getByRole('button', { name: 'Close' }).click();
  await operator.getByRole('button', { name: 'Close session' }).click();
  await expect(operator.getByText(/This session is closed/)).toBeVisible();
}

test('who writes is seen writing, and a reply says when it was read', async ({ signIn }) => {
  const client = await signIn('client1');
  const operator = await signIn('operator1');
  await taken(client, operator, `The fan is loud (${Date.now()})`);
  await live(client);

  // It is told every three seconds at most, and the question has just been.
  await client
    .getByRole('textbox', { name: 'Message to Support' })
    .pressSequentially('Well, well, well', { delay: 300 });
  await expect(operator.getByText(/ is typing…/)).toBeVisible();
  await picture(operator, 'talk-typing-light-en');
  await client.getByRole('textbox', { name: 'Message to Support' }).fill('');

  await operator.getByRole('textbox', { name: 'Reply' }).pressSequentially('I look at it');
  await expect(client.getByText(/ is writing…/)).toBeVisible();
  await picture(client, 'talk-typing-client-light-en');
  // Whoever looks away has read nothing.
  await client.goto('/profile');
  await live(operator);
  await operator.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(log(operator).getByRole('img', { name: /^Sent/ }).last()).toBeVisible();
  await expect(client.getByRole('link', { name: /^Messages, \d+ unread/ })).toBeVisible();
  await client.getByRole('link', { name: /^Messages/ }).click();
  await expect(log(client).getByRole('separator')).toHaveText('New');
  await picture(client, 'talk-new-client-light-en');
  await expect(log(operator).getByText(/^Read/)).toBeVisible();
  await expect(client.getByRole('link', { name: 'Messages', exact: true })).toBeVisible();
  await picture(operator, 'talk-read-light-en');
  await client.setViewportSize({ width: 390, height: 844 });
  await picture(client, 'talk-new-phone-light-en');
  await client.emulateMedia({ colorScheme: 'dark' });
  await picture(client, 'talk-new-phone-dark-en');
  await close(operator);
});

test('a note names a colleague, is rewritten and taken back', async ({ signIn }) => {
  const stamp = Date.now();
  const client = await signIn('client1');
  const operator = await signIn('operator1');
  await taken(client, operator, `The mouse is gone (${stamp})`);
  const supervisor = await signIn('supervisor', { theme: 'dark' });
  await supervisor.getByRole('tab', { name: 'All' }).click();
  await supervisor.getByRole('link', { name: new RegExp(`${stamp}`) }).click();
  await expect(log(supervisor).getByText(`${stamp}`).last()).toBeVisible();

  await log(operator).click();
  await operator.keyboard.press('n');
  const note = operator.getByRole('textbox', { name: 'Note', exact: true });
  await note.pressSequentially('Please look, @sup');
  await expect(operator.getByRole('option').first()).toBeVisible();
  await picture(operator, 'talk-mention-light-en');
  await operator.keyboard.press('Enter');
  await expect(operator.getByText(/^Mentions /)).toBeVisible();
  await note.pressSequentially('the cable is new');
  await picture(operator, 'talk-mentioned-light-en');
  await operator.getByRole('button', { name: 'Add note' }).click();
  await expect(log(operator).getByText('the cable is new')).toBeVisible();
  await expect(log(supervisor).getByText('the cable is new')).toBeVisible();
  await picture(supervisor, 'talk-mentioned-dark-en');

  await log(operator).getByText('the cable is new').hover();
  await operator.getByRole('button', { name: 'What to do with the note' }).last().click();
  await picture(operator, 'talk-note-menu-light-en');
  await operator.getByRole('menuitem', { name: 'Edit' }).click();
  const edited = operator.getByRole('textbox', { name: 'Note, being edited' });
  await edited.press('End');
  await edited.pressSequentially(', and so is the plug');
  await picture(operator, 'talk-note-editing-light-en');
  await operator.getByRole('button', { name: 'Save' }).click();
  await expect(log(supervisor).getByText('and so is the plug')).toBeVisible();
  await expect(log(supervisor).getByText('edited', { exact: true }).last()).toBeVisible();
  await expect(log(client).getByText('the cable is new')).toBeHidden();

  await operator.getByRole('button', { name: 'What to do with the note' }).last().click();
  await operator.getByRole('menuitem', { name: 'Delete' }).click();
  await picture(operator, 'talk-note-delete-light-en');
  await operator
    .getByRole('dialog', { name: 'Delete the note?' })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(log(supervisor).getByText('This note was deleted.').last()).toBeVisible();
  await expect(log(supervisor).getByText('the cable is new')).toBeHidden();
  await speak(supervisor, 'Русский');
  await supervisor.getByRole('textbox', { name: 'Заметка' }).fill('Проверю');
  await picture(supervisor, 'talk-deleted-dark-ru');
  await speak(supervisor, 'English');
  await close(operator);
});

test('a template is written once and found after a slash', async ({ signIn }) => {
  const stamp = Date.now();
  const client = await signIn('client1');
  const operator = await signIn('operator1');
  await operator.getByRole('button', { name: /^Account/ }).click();
  await operator.getByRole('menuitem', { name: 'Response templates' }).click();
  await operator.getByRole('button', { name: 'Template', exact: true }).click();
  const dialog = operator.getByRole('dialog', { name: 'New template' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Lamp ${stamp}`);
  await dialog.getByLabel('Folder').fill('Equipment');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Good day, ');
  await dialog.getByRole('button', { name: 'Client’s name' }).click();
  await dialog.getByRole('textbox', { name: 'Text' }).pressSequentially('! A lamp is ordered.');
  await picture(operator, 'talk-template-light-en');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(operator.getByRole('button', { name: `Lamp ${stamp}` })).toBeVisible();
  await picture(operator, 'talk-templates-light-en');

  await operator.getByRole('link', { name: /^Desk/ }).click();
  await taken(client, operator, `The lamp is dark (${stamp})`);
  const reply = operator.getByRole('textbox', { name: 'Reply' });
  await reply.pressSequentially('/');
  await expect(operator.getByRole('option').first()).toBeVisible();
  await picture(operator, 'talk-slash-light-en');
  await reply.pressSequentially(`lamp ${stamp}`);
  await expect(operator.getByRole('option')).toHaveCount(1);
  await operator.keyboard.press('Enter');
  await expect(reply).toHaveValue(/^Good day, .+! A lamp is ordered\.$/);
  await operator.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(
    log(client)
      .getByText(/A lamp is ordered/)
      .last(),
  ).toBeVisible();
  await close(operator);

  const admin = await signIn('admin', { theme: 'dark' });
  await speak(admin, 'Русский');
  await admin.goto('/templates');
  await expect(admin.getByRole('button', { name: 'Шаблон', exact: true })).toBeVisible();
  await picture(admin, 'talk-templates-dark-ru');
  await admin.getByRole('button', { name: 'Шаблон', exact: true }).click();
  await expect(admin.getByRole('dialog')).toBeVisible();
  await picture(admin, 'talk-template-dark-ru');
  await admin.keyboard.press('Escape');
  await speak(admin, 'English');

  await operator.goto('/templates');
  await operator.getByRole('button', { name: `Lamp ${stamp}` }).click();
  await operator.getByRole('button', { name: 'Delete' }).click();
  await operator
    .getByRole('dialog', { name: /^Delete Lamp/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect(operator.getByRole('button', { name: `Lamp ${stamp}` })).toBeHidden();
});
