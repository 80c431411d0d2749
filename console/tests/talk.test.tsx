import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyWorld, type Message, type Session, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

type App = Awaited<ReturnType<typeof open>>;

function session(holder?: string): Session {
  const [line] = world.lines;
  if (line) world.write(world.person('client1'), line, 'The door is stuck');
  const opened = world.sessions.at(-1);
  if (opened === undefined) throw new Error('no line to write to');
  if (holder) world.claim(world.person(holder), opened);
  return opened;
}

function says(of: Session, login: string, kind: Message['kind'], text: string): Message {
  const { id, name } = world.person(login);
  const at = new Date().toISOString();
  const author = { id, name };
  const message = world.add(of, { messageId: world.nextId('message'), at, kind, author, text });
  world.tell(of, () => false, message);
  return message;
}

async function at(login: string, of: Session, list = 'mine'): Promise<App> {
  const app = await open(world, login, `/desk?list=${list}&session=${of.id}`);
  await screen.findByRole('log');
  await screen.findByText('Live');
  return app;
}

const log = () => within(screen.getByRole('log'));

/** The bodies sent to an address, as they come. */
function bodiesOf(server: App['server'], method: string, ending: string): unknown[] {
  const bodies: unknown[] = [];
  server.events.on('request:start', ({ request }) => {
    if (request.method !== method || !new URL(request.url).pathname.endsWith(ending)) return;
    void request
      .clone()
      .text()
      .then((text) => bodies.push(text === '' ? undefined : JSON.parse(text)));
  });
  return bodies;
}

describe('a note', () => {
  test('names a colleague chosen after an @, by keyboard', async () => {
    const { user, server } = await at('operator1', session('operator1'));
    const sent = bodiesOf(server, 'POST', '/messages');
    await user.keyboard('n');
    const field = await screen.findByRole('textbox', { name: 'Note' });
    await user.type(field, 'Ask @sup');
    expect(await screen.findByRole('option', { name: 'Supervisor' })).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field).toHaveValue('Ask @Supervisor '));
    await user.type(field, 'about it');
    expect(screen.getByText('Mentions Supervisor')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Add note' }));
    expect(await log().findByText('@Supervisor')).toHaveAttribute('data-me', 'false');
    expect(sent).toEqual([
      expect.objectContaining({ text: 'Ask @Supervisor about it', mentions: ['p-supervisor'] }),
    ]);
  });

  test('names nobody who was taken out of the text again', async () => {
    const { user, server } = await at('operator1', session('operator1'));
    const sent = bodiesOf(server, 'POST', '/messages');
    await user.keyboard('n');
    const field = await screen.findByRole('textbox', { name: 'Note' });
    await user.type(field, '@sup');
    await screen.findByRole('option', { name: 'Supervisor' });
    await user.keyboard('{Tab}');
    await waitFor(() => expect(field).toHaveValue('@Supervisor '));
    await user.clear(field);
    await user.type(field, 'Nobody{Control>}{Enter}{/Control}');
    expect(await log().findByText('Nobody')).toBeVisible();
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).not.toHaveProperty('mentions');
  });

  test('of mine is rewritten where it stands, and everybody sees that it was', async () => {
    const of = session('operator1');
    const note = says(of, 'operator1', 'NOTE', 'The lamp is borken');
    const { user } = await at('operator1', of);
    await user.click(await screen.findByRole('button', { name: 'What to do with the note' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Edit' }));
    const field = await screen.findByRole('textbox', { name: 'Note, being edited' });
    await user.clear(field);
    await user.type(field, 'The lamp is broken');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await log().findByText('The lamp is broken')).toBeVisible();
    expect(await log().findByText('edited')).toBeVisible();
    expect(note.text).toBe('The lamp is broken');
  });

  test('of mine is deleted once I am sure, and its place stays', async () => {
    const of = session('operator1');
    says(of, 'operator1', 'NOTE', 'Said too much');
    const { user } = await at('operator1', of);
    await user.click(await screen.findByRole('button', { name: 'What to do with the note' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete the note?' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(await log().findByText('This note was deleted.')).toBeVisible();
    expect(log().queryByText('Said too much')).not.toBeInTheDocument();
  });

  test('of a colleague changes before my eyes, and is not mine to change', async () => {
    const of = session('operator1');
    const note = says(of, 'supervisor', 'NOTE', 'First thought');
    await at('operator1', of);
    expect(await log().findByText('First thought')).toBeVisible();
    expect(screen.queryByRole('button', { name: /do with the note/ })).not.toBeInTheDocument();
    note.text = 'Second thought';
    note.editedAt = new Date().toISOString();
    world.tell(of, () => false, note);
    expect(await log().findByText('Second thought')).toBeVisible();
    expect(log().queryByText('First thought')).not.toBeInTheDocument();
  });
});

describe('a reply', () => {
  test('says how far it has come, the newest one in words', async () => {
    const of = session('operator1');
    says(of, 'operator1', 'REPLY', 'On my way');
    const last = says(of, 'operator1', 'REPLY', 'Almost there');
    await at('operator1', of);
    expect(await log().findAllByRole('img', { name: /^Sent/ })).toHaveLength(2);
    world.readByClient(world.person('client1'), of, last);
    expect(await log().findAllByRole('img', { name: /^Read/ })).toHaveLength(2);
    expect(log().getAllByText(/^Read/)).toHaveLength(1);
  });

  test('that did not arrive says why and goes out again', async () => {
    const of = session('operator1');
    const lost = says(of, 'operator1', 'REPLY', 'On my way');
    lost.delivery = { state: 'FAILED', reason: 'The chat is blocked.' };
    const { user } = await at('operator1', of);
    expect(await log().findByRole('alert')).toHaveTextContent(
      'Not delivered. The chat is blocked.',
    );
    await user.click(log().getByRole('button', { name: 'Send again' }));
    await waitFor(() => expect(log().getAllByText('On my way')).toHaveLength(2));
  });
});

describe('what is new', () => {
  test('begins at my own mark, and I have read it once I see it', async () => {
    const of = session('operator1');
    const first = world.messages.find(({ kind }) => kind === 'CLIENT');
    world.mark(world.person('operator1'), of, first?.seq ?? 0);
    const next = says(of, 'client1', 'CLIENT', 'Are you there?');
    await at('operator1', of);
    const line = await log().findByRole('separator');
    expect(line).toHaveTextContent('New');
    expect(line.compareDocumentPosition(log().getByText('Are you there?'))).toBe(
      Node.DOCUMENT_POSITION_FOLLOWING,
    );
    expect(line.compareDocumentPosition(log().getByText('The door is stuck'))).toBe(
      Node.DOCUMENT_POSITION_PRECEDING,
    );
    await waitFor(() => expect(world.marks.get(`${of.id}/p-operator1`)).toBe(next.seq));
  });

  test('is marked read for a supervisor who looks on, too', async () => {
    const of = session('operator1');
    await at('supervisor', of, 'all');
    await waitFor(() => expect(world.marks.get(`${of.id}/p-supervisor`)).toBeGreaterThan(0));
  });

  test('is counted for an internal client until the conversation is opened', async () => {
    const of = session('operator1');
    const [line] = world.lines;
    if (line) world.lines.push({ ...line, id: 'l-it', name: 'IT help' });
    says(of, 'operator1', 'REPLY', 'On my way');
    const { user } = await open(world, 'client1', '/messages');
    const rail = within(await screen.findByRole('navigation', { name: 'Main' }));
    expect(await rail.findByRole('link', { name: 'Messages, 1 unread' })).toBeVisible();
    await user.click(await screen.findByRole('link', { name: /Support.*1 unread message/ }));
    expect(await log().findByRole('separator')).toHaveTextContent('New');
    expect(await rail.findByRole('link', { name: 'Messages' })).toBeVisible();
    expect(world.messages.at(-1)?.delivery?.state).toBe('READ');
  });
});

describe('somebody is writing', () => {
  const until = () => new Date(Date.now() + 5_000).toISOString();

  test('the client and a colleague, until what they wrote is there', async () => {
    const of = session('operator1');
    await at('operator1', of);
    world.tellTyping(of, world.person('client1'), until(), false);
    expect(await screen.findByText('Client 1 is typing…')).toBeVisible();
    world.tellTyping(of, world.person('supervisor'), until(), false);
    expect(await screen.findByText(/Supervisor is writing here…/)).toBeVisible();
    says(of, 'client1', 'CLIENT', 'Hello?');
    await waitFor(() => expect(screen.queryByText(/Client 1 is typing/)).not.toBeInTheDocument());
    expect(screen.getByText(/Supervisor is writing here…/)).toBeVisible();
  });

  test('I say so while I write, not with every letter', async () => {
    const { user, server } = await at('operator1', session('operator1'));
    const told = bodiesOf(server, 'POST', '/typing');
    await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'On my way');
    await waitFor(() => expect(told).toEqual([{ kind: 'REPLY' }]));
  });

  test('an internal client sees who answers, and is seen writing', async () => {
    const of = session('operator1');
    const { user, server } = await open(world, 'client1');
    const told = bodiesOf(server, 'POST', '/typing');
    await screen.findByText('Live');
    world.tellTyping(of, world.person('operator1'), until(), true);
    expect(await screen.findByText('Operator 1 is writing…')).toBeVisible();
    await user.type(screen.getByRole('textbox', { name: 'Message to Support' }), 'Hi');
    await waitFor(() => expect(told).toHaveLength(1));
  });
});

describe('templates', () => {
  beforeEach(() => {
    world.templates.push(
      { id: 't-1', name: 'Greeting', folder: 'General', text: 'Good day, {{client.name}}!' },
      { id: 't-2', name: 'Lunch', text: 'Back at one.', owner: 'p-operator1' },
      { id: 't-3', name: 'Secret', text: 'Of somebody else.', owner: 'p-operator2' },
    );
  });

  test('are found after a slash, and Enter writes the one that is meant', async () => {
    const { user } = await at('operator1', session('operator1'));
    const field = await screen.findByRole('textbox', { name: 'Reply' });
    await user.type(field, '/');
    expect(await screen.findAllByRole('option')).toHaveLength(2);
    await user.type(field, 'gre');
    expect(await screen.findByRole('option', { name: /Greeting.*General/ })).toBeVisible();
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(field).toHaveValue('Good day, Client 1!'));
    expect(screen.queryByRole('option')).not.toBeInTheDocument();
  });

  test('leave a slash alone that means something else', async () => {
    const { user } = await at('operator1', session('operator1'));
    const field = await screen.findByRole('textbox', { name: 'Reply' });
    await user.type(field, 'Yes and/or no, /x y');
    await waitFor(() => expect(screen.queryByText('No template found')).not.toBeInTheDocument());
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await log().findByText('Yes and/or no, /x y')).toBeVisible();
  });

  test('of my own are written, changed and deleted where the account menu leads', async () => {
    const { user } = await open(world, 'operator1');
    await user.click(await screen.findByRole('button', { name: /^Account/ }));
    await user.click(await screen.findByRole('menuitem', { name: 'Response templates' }));
    await user.click(await screen.findByRole('button', { name: 'Template' }));
    const dialog = await screen.findByRole('dialog', { name: 'New template' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Thanks');
    await user.type(within(dialog).getByRole('textbox', { name: 'Text' }), 'Thank you, ');
    await user.click(within(dialog).getByRole('button', { name: 'Client’s name' }));
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    const table = within(await screen.findByRole('table', { name: 'Response templates' }));
    expect(await table.findByText('Thank you, {{client.name}}')).toBeVisible();
    expect(world.templates.at(-1)?.owner).toBe('p-operator1');
    expect(table.queryByRole('button', { name: 'Greeting' })).not.toBeInTheDocument();
    await user.click(table.getByRole('button', { name: 'Thanks' }));
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    const sure = await screen.findByRole('dialog', { name: 'Delete Thanks?' });
    await user.click(within(sure).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(table.queryByText('Thanks')).not.toBeInTheDocument());
  });

  test('for everybody are kept by administrators', async () => {
    const { user } = await open(world, 'admin', '/templates?new=true');
    const dialog = await screen.findByRole('dialog', { name: 'New template' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Bye');
    await user.type(within(dialog).getByRole('textbox', { name: 'Text' }), 'Until soon.');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('button', { name: 'Bye' })).toBeVisible();
    expect(world.templates.at(-1)?.owner).toBeUndefined();
    const section = screen.getByRole('navigation', { name: 'Administration' });
    expect(within(section).getByRole('link', { name: 'Response templates' })).toBeVisible();
  });

  test('with a variable nobody knows are refused at their text', async () => {
    const { user } = await open(world, 'operator1', '/templates?new=true');
    const dialog = await screen.findByRole('dialog', { name: 'New template' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Bad');
    await user.type(within(dialog).getByRole('textbox', { name: 'Text' }), '{{{{salary}}');
    await user.click(within(dialog).getByRole('button', { name: 'Save' }));
    expect(await within(dialog).findByText('text is UNKNOWN_VARIABLE')).toBeVisible();
  });

  test('are no page for those who only write to lines', async () => {
    const { router } = await open(world, 'client1', '/templates');
    await screen.findByRole('textbox', { name: 'Message to Support' });
    expect(router.state.location.pathname).toBe('/messages');
  });
});

test('attached files outlive a reload', async () => {
  const of = session('operator1');
  const { user, server, unmount } = await at('operator1', of);
  server.use(
    http.post('*/api/files', () => {
      const kept = { id: 'f', name: 'plan.pdf', type: 'application/pdf', size: 7, preview: false };
      world.files.push({ ...kept, bytes: new ArrayBuffer(8) });
      return HttpResponse.json(kept, { status: 201 });
    }),
  );
  await user.upload(await screen.findByLabelText('Files to attach'), new File(['content'], 'p'));
  expect(await screen.findByText('7 B')).toBeVisible();
  unmount();
  await at('operator1', of);
  expect(await screen.findByText('plan.pdf')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await log().findByRole('link', { name: /Download plan\.pdf/ })).toBeVisible();
  expect(localStorage.getItem('firstline.files.p-operator1.' + of.id + '.REPLY')).toBeNull();
});
