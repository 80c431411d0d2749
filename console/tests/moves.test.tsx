import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyWorld, type Session, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

/** A session of the client's, in the queue or with an operator. */
function session(holder?: string): Session {
  const [line] = world.lines;
  if (line) world.write(world.person('client1'), line, 'The door is stuck');
  const opened = world.sessions.at(-1);
  if (opened === undefined) throw new Error('no line to write to');
  if (holder) world.claim(world.person(holder), opened);
  return opened;
}

async function at(login: string, of: Session, list = 'all') {
  const app = await open(world, login, `/desk?list=${list}&session=${of.id}`);
  await screen.findByRole('log');
  return app;
}

const act = async (user: Awaited<ReturnType<typeof open>>['user'], name: string) => {
  await user.click(await screen.findByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name }));
};

describe('giving a session away', () => {
  test('a supervisor assigns with the keyboard alone, and the thread says so', async () => {
    const { user } = await at('supervisor', session('operator1'));
    await screen.findByRole('button', { name: 'Assign' });
    await user.keyboard('a');
    const dialog = await screen.findByRole('dialog', { name: 'Assign the session' });
    expect(
      await within(dialog).findByRole('option', { name: /Operator 1.*has it now/ }),
    ).toBeVisible();
    await user.keyboard('operator 2{Enter}');
    expect(
      await screen.findByText(/moved from Operator 1 to Operator 2 by Supervisor/),
    ).toBeVisible();
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(world.sessions[0]?.operator?.name).toBe('Operator 2');
  });

  test('who is offline is told apart, and a refusal says whom and stays beside the choice', async () => {
    world.person('operator3').presence = 'OFFLINE';
    world.onlyOnline = true;
    world.person('operator1').presence = 'OFFLINE';
    const { user } = await at('supervisor', session());
    await user.click(await screen.findByRole('button', { name: 'Assign' }));
    const [first] = await screen.findAllByRole('option');
    expect(first).toHaveAccessibleName(/Operator 2.*Online/);
    await user.click(
      await screen.findByRole('option', { name: /Operator 3.*Offline.*0 sessions/ }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Operator 3 is offline.');
    await user.click(screen.getByRole('option', { name: /Support operators.*1 online/ }));
    expect(await screen.findByText(/moved to the queue of Support operators/)).toBeVisible();
  });

  test('the holder transfers and the session leaves his sight', async () => {
    const { user } = await at('operator1', session('operator1'), 'mine');
    await act(user, 'Transfer');
    await user.click(await screen.findByRole('option', { name: /Operator 2/ }));
    expect(await screen.findByText(/no longer in your view/)).toBeVisible();
    expect(screen.getByRole('heading', { name: /Client 1/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
  });

  test('a supervisor who answers on the line takes over with one choice', async () => {
    world.group('g-leads')?.members.add('p-operator3');
    const { user } = await at('operator3', session('operator1'));
    await act(user, 'Take over');
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
    expect(screen.getByRole('tab', { name: /Mine/ })).toHaveAttribute('aria-selected', 'true');
    expect(await screen.findByText(/taken over from Operator 1 by Operator 3/)).toBeVisible();
  });

  test('an operator who looks at the queue is offered nothing but the claim', async () => {
    const { user } = await at('operator1', session(), 'queue');
    await screen.findAllByRole('button', { name: 'Claim' });
    expect(screen.queryByRole('button', { name: 'More actions' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Rename' })).not.toBeInTheDocument();
    await user.keyboard('a');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('spam', () => {
  test('is put aside, found under its own tab, and brought back to whom it was with', async () => {
    const { user } = await at('supervisor', session('operator1'));
    await act(user, 'Mark as spam');
    expect(await screen.findByText(/marked as spam by Supervisor/)).toBeVisible();
    await user.click(screen.getByRole('tab', { name: /^Spam/ }));
    expect(await screen.findByRole('link', { name: /The door is stuck/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Not spam' }));
    expect(await screen.findByText('With Operator 1')).toBeVisible();
    expect(await screen.findByText('No spam')).toBeVisible();
  });

  test('has no tab for those who only answer', async () => {
    await open(world, 'operator1');
    await screen.findByRole('tab', { name: /Mine/ });
    expect(screen.queryByRole('tab', { name: 'Spam' })).not.toBeInTheDocument();
  });
});

describe('priority', () => {
  test('is chosen at the flag and shown in the row', async () => {
    const { user } = await at('supervisor', session());
    await user.click(await screen.findByRole('button', { name: 'No priority' }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'High priority' }));
    expect(await screen.findByText(/priority set to high by Supervisor/)).toBeVisible();
    const row = await screen.findByRole('link', { name: /The door is stuck/ });
    expect(within(row).getByRole('img', { name: 'High priority' })).toBeVisible();
  });
});

describe('the title', () => {
  async function renaming() {
    const app = await at('operator1', session('operator1'), 'mine');
    await app.user.click(await screen.findByRole('button', { name: 'Rename' }));
    return { ...app, field: screen.getByRole('textbox', { name: 'Title' }) };
  }

  test('is renamed in place with Enter; Escape leaves it as it was', async () => {
    const { user, field } = await renaming();
    await user.clear(field);
    await user.type(field, 'Stuck door{Enter}');
    expect(await screen.findByRole('heading', { name: 'Stuck door' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Rename' }));
    await user.type(screen.getByRole('textbox', { name: 'Title' }), ' forgotten{Escape}');
    expect(screen.getByRole('heading', { name: 'Stuck door' })).toBeVisible();
    expect(world.sessions[0]?.title).toBe('Stuck door');
  });

  test('says beside it why it was refused and keeps what was typed', async () => {
    const { user, field, server } = await renaming();
    server.use(
      http.put('*/api/sessions/:id/title', () =>
        HttpResponse.json(
          { type: '/problems/session-closed', detail: 'It is over.' },
          { status: 409 },
        ),
      ),
    );
    await user.clear(field);
    await user.type(field, 'Stuck door{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('It is over.');
    expect(field).toHaveValue('Stuck door');
    expect(field).toHaveAccessibleDescription('It is over.');
  });
});

describe('a session an operator begins', () => {
  async function beginning(login = 'operator1') {
    const app = await open(world, login);
    await screen.findByRole('button', { name: 'New session' });
    await app.user.keyboard('s');
    const dialog = await screen.findByRole('dialog', { name: 'New session' });
    await app.user.click(await within(dialog).findByRole('combobox', { name: 'Client' }));
    await app.user.click(await screen.findByRole('option', { name: 'Client 1' }));
    return { ...app, dialog };
  }

  test('is theirs at once and says the first words', async () => {
    const { user, dialog } = await beginning();
    await user.type(within(dialog).getByRole('textbox', { name: 'First words' }), 'Hello!');
    await user.click(within(dialog).getByRole('button', { name: 'Begin and send' }));
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
    expect(await within(screen.getByRole('log')).findByText('Hello!')).toBeVisible();
    expect(screen.getByText(/begun by Operator 1/)).toBeVisible();
  });

  test('takes files along, and with them needs no words', async () => {
    const { user, dialog, server } = await beginning();
    server.use(
      http.post('*/api/files', () => {
        const kept = { id: 'f', name: 'plan.pdf', type: 'text/plain', size: 7, preview: false };
        world.files.push({ ...kept, bytes: new ArrayBuffer(8) });
        return HttpResponse.json(kept, { status: 201 });
      }),
    );
    const plan = new File(['content'], 'plan.pdf', { type: 'application/pdf' });
    await user.upload(within(dialog).getByLabelText('Files to attach'), plan);
    const submit = await within(dialog).findByRole('button', { name: 'Begin and send' });
    await waitFor(() => expect(submit).toBeEnabled());
    await user.click(submit);
    expect(
      await within(await screen.findByRole('log')).findByRole('link', { name: /Download/ }),
    ).toBeVisible();
  });

  test('is not offered on a retired line', async () => {
    const [line] = world.lines;
    if (line) world.lines.push({ ...line, id: 'l-fax', name: 'Fax desk', state: 'RETIRED' });
    const { dialog } = await beginning();
    expect(within(dialog).getByRole('combobox', { name: 'Line' })).toHaveValue('Support');
  });

  test('needs no words', async () => {
    const { user, dialog } = await beginning();
    await user.click(within(dialog).getByRole('button', { name: 'Begin' }));
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
  });

  test('is refused where one is open, with its holder and, where one may see it, the way there', async () => {
    session('operator1');
    const { user, dialog, router } = await beginning();
    await user.click(within(dialog).getByRole('button', { name: 'Begin' }));
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('You have an open session with Client 1.');
    await user.click(await within(notice).findByRole('link', { name: 'Show it' }));
    await waitFor(() =>
      expect(router.state.location.search).toMatchObject({ session: world.sessions[0]?.id }),
    );
  });

  test('names a colleague who holds the open one, without a way to it', async () => {
    session('operator2');
    const { user, dialog } = await beginning();
    await user.click(within(dialog).getByRole('button', { name: 'Begin' }));
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('Operator 2 has an open session with Client 1.');
    expect(within(notice).queryByRole('link')).not.toBeInTheDocument();
  });
});
