import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyWorld, type World } from '../mock/world';
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
    world.groups = [];
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
    expect(world.groups.map(({ members }) => [...members])).toEqual([['p-admin'], ['p-admin']]);
    expect(world.lines).toHaveLength(1);
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

describe('settings', () => {
  test('each is saved by its own call', async () => {
    const { user, server } = await open(world, 'admin', '/lines/l-support');
    const calls: string[] = [];
    server.events.on('request:start', ({ request }) => {
      if (request.method === 'PUT') calls.push(new URL(request.url).pathname);
    });
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.clear(name);
    await user.type(name, 'Service');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'Service' })).toBeVisible();
    await choose(user, 'Operators', /Night shift/);
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByText('Not saved')).not.toBeInTheDocument());
    await user.click(screen.getByRole('switch', { name: /Show the operator’s name/ }));
    await waitFor(() =>
      expect(calls).toEqual([
        '/api/lines/l-support/name',
        '/api/lines/l-support/operators',
        '/api/lines/l-support/operator-name',
      ]),
    );
  });

  test('a refused field says so itself', async () => {
    const { user, server } = await open(world, 'admin', '/lines/l-support');
    server.use(
      http.put('*/api/lines/:id/operators', () =>
        HttpResponse.json(
          {
            type: '/problems/invalid',
            errors: [{ field: 'groups', message: 'Night shift was deleted.' }],
          },
          { status: 422 },
        ),
      ),
    );
    await screen.findByRole('textbox', { name: 'Operators' });
    await choose(user, 'Operators', /Night shift/);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Night shift was deleted.')).toBeVisible();
  });

  test('the operator’s name is a question only while there are internal clients', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await screen.findByRole('switch', { name: /Show the operator’s name/ });
    await user.click(screen.getByRole('button', { name: 'Remove Staff' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(
        screen.queryByRole('switch', { name: /Show the operator’s name/ }),
      ).not.toBeInTheDocument(),
    );
  });

  test('leaving with unsaved changes asks', async () => {
    const { user } = await open(world, 'admin', '/lines/l-support');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), ' desk');
    await user.click(screen.getByRole('link', { name: 'Lines' }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay' }));
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('Support desk');
  });

  test('a supervisor reads them and changes nothing', async () => {
    await open(world, 'supervisor', '/lines/l-support');
    expect(await screen.findByText(/not change them/)).toBeVisible();
    expect(screen.getByText('Support operators')).toBeVisible();
    expect(screen.queryByRole('textbox')).not.toBeInTheDocument();
  });

  test('a change by somebody else shows by itself', async () => {
    await open(world, 'admin', '/lines/l-support');
    await screen.findByText('Live', undefined, { timeout: 4_000 });
    const [line] = world.lines;
    if (line) {
      line.name = 'Renamed elsewhere';
      line.version += 1;
      for (const [listener] of world.streams) {
        listener('line', { id: line.id, version: line.version }, '500');
      }
    }
    expect(await screen.findByRole('heading', { name: 'Renamed elsewhere' })).toBeVisible();
  });
});
