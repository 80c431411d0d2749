import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyWorld, newLine, type Line, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

type User = Awaited<ReturnType<typeof open>>['user'];

async function choose(user: User, field: string, option: RegExp) {
  await user.click(screen.getByRole('textbox', { name: field }));
  await user.click(await screen.findByRole('option', { name: option }));
}

describe('the wizard', () => {
  test('leads from nothing to a line, making its groups and adding me to them', async () => {
    world = emptyWorld(false);
    world.groups = world.groups.filter(({ system }) => system);
    const { user, router } = await open(world, 'admin');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Help');
    await user.type(screen.getByRole('textbox', { name: 'Operators' }), 'Helpers');
    await user.click(await screen.findByRole('option', { name: /Create the group “Helpers”/ }));
    await screen.findByRole('button', { name: 'Remove Helpers' });
    await user.type(screen.getByRole('textbox', { name: 'Supervisors' }), 'Leads');
    await user.click(await screen.findByRole('option', { name: /Create the group “Leads”/ }));
    await screen.findByRole('button', { name: 'Remove Leads' });
    expect(screen.getByRole('checkbox', { name: 'Add me to both groups' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Create line' }));
    await screen.findByRole('heading', { name: 'Who may write to it?' });
    await user.click(screen.getByRole('button', { name: 'Later' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/^\/lines\//));
    const made = world.groups.filter(({ system }) => !system);
    expect(made.map(({ members }) => [...members])).toEqual([['p-admin'], ['p-admin']]);
    expect(world.lines).toHaveLength(1);
  });

  test('waits, live, for a test message and its answer, and is done with it', async () => {
    const [line] = world.lines;
    if (line === undefined) throw new Error('no line');
    world.group('g-operators')?.members.add('p-admin');
    await open(world, 'admin', '/wizard?line=l-support&step=test');
    expect(await screen.findByText('Waiting for a message')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add me to Staff' })).toBeVisible();
    await screen.findByText('Waiting for an answer');
    await waitFor(() => expect(world.streams.size).toBe(1));
    const client = world.person('client1');
    const { sessionId } = world.write(client, line, 'Is anybody there?');
    expect(await screen.findByText('The message arrived')).toBeVisible();
    expect(await screen.findByText('Client 1: Is anybody there?')).toBeVisible();
    const session = world.sessions.find(({ id }) => id === sessionId);
    const admin = world.person('admin');
    if (session) {
      world.claim(admin, session);
      const author = { id: admin.id, name: admin.name };
      const at = new Date().toISOString();
      const reply = world.add(session, { messageId: 'm', at, kind: 'REPLY', author, text: 'Yes!' });
      world.tell(session, () => false, reply);
    }
    expect(await screen.findByRole('heading', { name: 'Support works' })).toBeVisible();
    expect(screen.getByText('Administrator: Yes!')).toBeVisible();
  });
});

describe('a new line', () => {
  test('groups made at the same time are both chosen', async () => {
    const { user, server } = await open(world, 'admin', '/lines?new=true');
    let asked = 0;
    let answer: () => void = () => undefined;
    const both = new Promise<void>((resolve) => (answer = resolve));
    server.use(
      http.post('*/api/groups', async () => {
        const id = `g-${++asked}`;
        if (asked === 2) answer();
        await both;
        return HttpResponse.json({ id }, { status: 201 });
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: 'New line' });
    for (const [field, name] of [
      ['Operators', 'Helpers'],
      ['Supervisors', 'Leads'],
    ] as const) {
      await user.type(within(dialog).getByRole('textbox', { name: field }), name);
      await user.click(await screen.findByRole('option', { name: new RegExp(`“${name}”`) }));
    }
    expect(await screen.findByRole('button', { name: 'Remove Helpers' })).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Remove Leads' })).toBeVisible();
  });

  test('a taken name is refused at the name, with the line that has it', async () => {
    const { user } = await open(world, 'admin', '/lines?new=true');
    const dialog = await screen.findByRole('dialog', { name: 'New line' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'support');
    await choose(user, 'Operators', /Support operators/);
    await choose(user, 'Supervisors', /Support leads/);
    await user.click(within(dialog).getByRole('button', { name: 'Create line' }));
    expect(await within(dialog).findByText(/already has this name/)).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'Support' })).toHaveAttribute(
      'href',
      '/lines/l-support',
    );
  });

  test('opens its settings at once and warns of a group without members', async () => {
    const { user } = await open(world, 'admin', '/lines?new=true');
    const dialog = await screen.findByRole('dialog', { name: 'New line' });
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Night desk');
    await choose(user, 'Operators', /Night shift/);
    await choose(user, 'Supervisors', /Support leads/);
    await user.click(within(dialog).getByRole('button', { name: 'Create line' }));
    expect(await screen.findByRole('heading', { name: 'Night desk' })).toBeVisible();
    expect(await screen.findByText(/Night shift has no members/)).toBeVisible();
  });
});

/** What somebody else saves meanwhile. */
function saveAs(login: string, change: Partial<Line>, on = world.lines[0]) {
  if (on) world.ledger(on).save(world.person(login), change);
}

const nameField = () => screen.findByRole('textbox', { name: 'Name' });

async function rename(user: User, to: string) {
  const name = await nameField();
  await user.clear(name);
  await user.type(name, to);
}

describe('settings', () => {
  test('are saved together, by one call that names the version it began with', async () => {
    const { user, server } = await open(world, 'admin', '/lines/l-support');
    const calls: { path: string; ifMatch: string | null; body: unknown }[] = [];
    server.events.on('request:start', async ({ request }) => {
      if (request.method !== 'PUT') return;
      const call = {
        path: new URL(request.url).pathname,
        ifMatch: request.headers.get('If-Match'),
      };
      calls.push({ ...call, body: await request.clone().json() });
    });
    await rename(user, 'Service');
    await choose(user, 'Operators', /Night shift/);
    await user.click(screen.getByRole('switch', { name: /Supervisors may edit/ }));
    expect(screen.getByText('3 changes not saved')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'Service' })).toBeVisible();
    await waitFor(() => expect(screen.queryByText('Not saved')).not.toBeInTheDocument());
    expect(calls).toEqual([
      {
        path: '/api/lines/l-support/settings',
        ifMatch: '"3"',
        body: {
          name: 'Service',
          operatorGroups: ['g-operators', 'g-night'],
          supervisorGroups: ['g-leads'],
          internalGroups: ['g-staff'],
          showOperatorName: true,
          accountApplication: null,
          requestApplications: [],
          readerGroups: [],
          supervisorsMayEdit: true,
          routingRule: 'FIRST_COME',
        },
      },
    ]);
    expect(world.lines[0]?.version).toBe(4);
  });

  test('each change is marked and can be taken back by itself', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await rename(user, 'Service');
    await choose(user, 'Readers', /Staff/);
    expect(screen.getAllByText('Not saved')).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Undo: Name' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Support');
    expect(screen.getByText('1 change not saved')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Undo all' }));
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });

  test('a refused field says so itself', async () => {
    const { user, server } = await open(world, 'admin', '/lines/l-support');
    server.use(
      http.put('*/api/lines/:id/settings', () =>
        HttpResponse.json(
          {
            type: '/problems/invalid',
            errors: [{ field: 'operatorGroups', message: 'Night shift was deleted.' }],
          },
          { status: 422 },
        ),
      ),
    );
    await screen.findByRole('textbox', { name: 'Operators' });
    await choose(user, 'Operators', /Night shift/);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Night shift was deleted.')).toBeVisible();
    expect(screen.getByText('Not saved. See the marked fields.')).toBeVisible();
  });

  test('the operator’s name is a question only while there are internal clients', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await screen.findByRole('switch', { name: /Show the operator’s name/ });
    await user.click(screen.getByRole('button', { name: 'Remove Staff' }));
    expect(
      screen.queryByRole('switch', { name: /Show the operator’s name/ }),
    ).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(world.lines[0]?.showOperatorName).toBe(false));
  });

  test('leaving with unsaved changes asks; another tab of the line keeps them', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await user.type(await nameField(), ' desk');
    await user.click(screen.getByRole('tab', { name: 'Messengers' }));
    expect(await screen.findByText('No messengers yet')).toBeVisible();
    await user.click(screen.getByRole('tab', { name: /Settings/ }));
    expect(await nameField()).toHaveValue('Support desk');
    await user.click(screen.getByRole('link', { name: 'Lines' }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Support desk');
  });

  test('without applications there is nothing to link, and no field pretends there is', async () => {
    await open(world, 'admin', '/lines/l-support');
    expect(await screen.findByText(/None to link yet/)).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'To link an account' })).not.toBeInTheDocument();
  });

  test('a supervisor reads them and changes nothing', async () => {
    await open(world, 'supervisor', '/lines/l-support');
    expect(await screen.findByText(/not change them/)).toBeVisible();
    expect(screen.getByText('Support operators')).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Retire/ })).not.toBeInTheDocument();
  });

  test('a supervisor who may edit still does not say who supervises', async () => {
    saveAs('admin', { supervisorsMayEdit: true });
    await open(world, 'supervisor', '/lines/l-support');
    expect(await nameField()).toBeEnabled();
    expect(screen.getByRole('textbox', { name: 'Operators' })).toBeEnabled();
    expect(screen.getByRole('textbox', { name: 'Supervisors' })).toBeDisabled();
    expect(screen.getByRole('switch', { name: /Supervisors may edit/ })).toBeDisabled();
  });

  test('a change by somebody else shows by itself', async () => {
    await open(world, 'admin', '/lines/l-support');
    await screen.findByText('Live', undefined, { timeout: 4_000 });
    saveAs('admin', { name: 'Renamed elsewhere' });
    for (const [listener] of world.streams) {
      listener('line', { id: 'l-support', version: 4 }, '500');
    }
    expect(await screen.findByRole('heading', { name: 'Renamed elsewhere' })).toBeVisible();
  });

  test('their foot tells what happened last', async () => {
    await open(world, 'admin', '/lines/l-support');
    const foot = await screen.findByRole('region', { name: 'Recent changes' });
    expect(await within(foot).findByText('Renamed')).toBeVisible();
    expect(within(foot).getByText('Helpdesk')).toBeVisible();
    expect(within(foot).getByRole('link', { name: 'Whole history' })).toHaveAttribute(
      'href',
      '/lines/l-support?tab=history',
    );
  });
});

describe('a save that meets a newer version', () => {
  test('shows both, setting by setting, and saves what is chosen on the newest', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await rename(user, 'Mine');
    await choose(user, 'Readers', /Staff/);
    saveAs('supervisor', { name: 'Theirs', operatorGroups: ['g-operators', 'g-night'] });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByRole('heading', { name: 'Supervisor saved before you' }),
    ).toBeVisible();
    const name = screen.getByRole('radiogroup', { name: 'Name' });
    expect(name).toHaveAccessibleDescription('Changed by both');
    expect(screen.getByRole('button', { name: 'Save as chosen' })).toBeDisabled();
    // What only one of us changed is chosen already.
    expect(
      within(screen.getByRole('radiogroup', { name: 'Operators' })).getByRole('radio', {
        name: 'Saved now: Support operators, Night shift',
      }),
    ).toBeChecked();
    expect(
      within(screen.getByRole('radiogroup', { name: 'Readers' })).getByRole('radio', {
        name: 'Yours: Staff',
      }),
    ).toBeChecked();
    await user.click(within(name).getByRole('radio', { name: 'Yours: Mine' }));
    await user.click(screen.getByRole('button', { name: 'Save as chosen' }));
    expect(await screen.findByRole('heading', { name: 'Mine' })).toBeVisible();
    expect(world.lines[0]).toMatchObject({
      version: 5,
      name: 'Mine',
      operatorGroups: ['g-operators', 'g-night'],
      readerGroups: ['g-staff'],
    });
  });

  test('a second one meanwhile is shown like the first', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await rename(user, 'Mine');
    saveAs('supervisor', { name: 'Theirs' });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('radio', { name: 'Yours: Mine' }));
    saveAs('supervisor', { name: 'Theirs again' });
    await user.click(screen.getByRole('button', { name: 'Save as chosen' }));
    expect(await screen.findByRole('radio', { name: 'Saved now: Theirs again' })).toBeVisible();
    expect(world.lines[0]?.name).toBe('Theirs again');
  });

  test('mine can be given up for theirs', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await rename(user, 'Mine');
    saveAs('supervisor', { name: 'Theirs' });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Discard my changes' }));
    expect(await nameField()).toHaveValue('Theirs');
    expect(screen.queryByText('Not saved')).not.toBeInTheDocument();
  });
});

describe('retirement', () => {
  test('takes a line out of the list, and the filter finds it again', async () => {
    const { user, router } = await open(world, 'admin', '/lines');
    await user.click(await screen.findByRole('button', { name: 'Actions: Support' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Retire' }));
    const dialog = await screen.findByRole('dialog', { name: 'Retire Support?' });
    await user.click(within(dialog).getByRole('button', { name: 'Retire' }));
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: 'Support' })).not.toBeInTheDocument(),
    );
    await user.click(screen.getByRole('radio', { name: 'Retired' }));
    expect(await screen.findByRole('link', { name: 'Support' })).toBeVisible();
    expect(router.state.location.search).toEqual({ state: 'retired' });
  });

  test('a name taken meanwhile refuses the way back, with the line that has it', async () => {
    saveAs('admin', { state: 'RETIRED' });
    world.lines.push(newLine('l-other', 'Support', ['g-operators'], ['g-leads']));
    const { user } = await open(world, 'admin', '/lines/l-support');
    await user.click(await screen.findByRole('button', { name: 'Restore' }));
    const dialog = await screen.findByRole('dialog', { name: 'Restore Support?' });
    await user.click(within(dialog).getByRole('button', { name: 'Restore' }));
    expect(await within(dialog).findByText(/has this name now/)).toBeVisible();
    expect(within(dialog).getByRole('link', { name: 'Support' })).toHaveAttribute(
      'href',
      '/lines/l-other',
    );
  });
});
