import { onlineManager } from '@tanstack/react-query';
import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyWorld, type World } from '../mock/world';
import { open } from './app';

let world: World;

function writes(login: string, text: string): void {
  const [line] = world.lines;
  if (line) world.write(world.person(login), line, text);
}

const row = (name: RegExp) => screen.findByRole('link', { name });
const live = () => screen.findByText('Live');

beforeEach(() => {
  world = emptyWorld();
});
afterEach(() => onlineManager.setOnline(true));

describe('the queue', () => {
  test('a new session appears by itself and is announced', async () => {
    await open(world, 'operator1');
    await live();
    expect(await screen.findByText('Nobody is waiting')).toBeVisible();
    writes('client1', 'The door is stuck');
    expect(await row(/The door is stuck/)).toBeVisible();
    expect(await screen.findByText('New session: Client 1, Support')).toBeInTheDocument();
  });

  test('a session that a colleague claims leaves the list and greys the open thread', async () => {
    writes('client1', 'The door is stuck');
    const { user } = await open(world, 'operator1');
    await live();
    await user.click(await row(/The door is stuck/));
    await screen.findByRole('log');
    const [session] = world.sessions;
    if (session) world.claim(world.person('operator2'), session);
    expect(await screen.findByText(/no longer in your view/)).toBeVisible();
    expect(screen.queryByRole('link', { name: /The door is stuck/ })).not.toBeInTheDocument();
    expect(within(screen.getByRole('log')).getByText('The door is stuck')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Claim' })).not.toBeInTheDocument();
  });

  test('take next hands over the longest waiting and opens it under Mine', async () => {
    writes('client1', 'I came first');
    writes('client2', 'I came second');
    const { user } = await open(world, 'operator1');
    await user.click(await screen.findByRole('button', { name: /Take next · 2 waiting/ }));
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toHaveFocus();
    expect(screen.getByRole('tab', { name: /Mine/ })).toHaveAttribute('aria-selected', 'true');
    expect(within(screen.getByRole('log')).getByText('I came first')).toBeVisible();
  });

  test('keys walk the list and claim, on a Russian layout too', async () => {
    writes('client1', 'I came first');
    writes('client2', 'I came second');
    const { user } = await open(world, 'operator1');
    await row(/I came second/);
    await user.keyboard('j');
    expect(await screen.findByRole('heading', { name: /Client 1/ })).toBeVisible();
    await user.keyboard('[KeyJ>]');
    expect(await screen.findByRole('heading', { name: /Client 2/ })).toBeVisible();
    document.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'с', code: 'KeyC', bubbles: true, cancelable: true }),
    );
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
  });

  test('who claims a session goes on in its reply, and who only opens it does not', async () => {
    writes('client1', 'I came first');
    const { user } = await open(world, 'operator1');
    await row(/I came first/);
    await user.keyboard('j');
    await screen.findByRole('log');
    await user.keyboard('c');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveFocus());
    await user.keyboard('Hello, take next');
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('Hello, take next');
    await user.keyboard('{Escape}');
    writes('client2', 'I came second');
    await user.click(screen.getByRole('tab', { name: /Queue/ }));
    await user.click(await row(/I came second/));
    expect(await screen.findByText('Claim this session to reply.')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: 'Reply' })).not.toBeInTheDocument();
    await user.click(screen.getByRole('tab', { name: /Mine/ }));
    await user.click(await row(/I came first/));
    expect(await screen.findByRole('textbox', { name: 'Reply' })).not.toHaveFocus();
  });

  test('keys go on from where the open session stood when it left the list', async () => {
    for (const client of ['client1', 'client2', 'operator3']) writes(client, `I am ${client}`);
    const { user } = await open(world, 'operator1');
    await live();
    await user.click(await row(/I am client2/));
    expect(await screen.findByRole('heading', { name: /Client 2/ })).toBeVisible();
    const [, second] = world.sessions;
    if (second) world.claim(world.person('operator2'), second);
    await waitFor(() =>
      expect(screen.queryByRole('link', { name: /I am client2/ })).not.toBeInTheDocument(),
    );
    await user.keyboard('j');
    expect(await screen.findByRole('heading', { name: /Operator 3/ })).toBeVisible();
  });

  test('a claim without a network fails and says so, and is not made behind one’s back', async () => {
    writes('client1', 'The door is stuck');
    const { user, server } = await open(world, 'operator1');
    await user.click(await row(/The door is stuck/));
    await screen.findByRole('log');
    onlineManager.setOnline(false);
    server.use(http.post('*/api/sessions/:id/claim', () => HttpResponse.error(), { once: true }));
    await user.keyboard('c');
    expect(await screen.findByText(/The server does not answer/)).toBeVisible();
    onlineManager.setOnline(true);
    expect((await screen.findAllByRole('button', { name: 'Claim' }))[0]).toBeEnabled();
    expect(world.sessions[0]?.status).toBe('QUEUED');
  });

  test('an operator who is offline is told so where he claims, and helped', async () => {
    writes('client1', 'The door is stuck');
    world.person('operator1').presence = 'OFFLINE';
    const { user } = await open(world, 'operator1');
    await user.click(await row(/The door is stuck/));
    await user.click((await screen.findAllByRole('button', { name: 'Claim' }))[0] as HTMLElement);
    await user.click(await screen.findByRole('button', { name: 'Go online' }));
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
  });
});

describe('a lost claim', () => {
  test('names who was faster and by how much, and offers the next one', async () => {
    writes('client1', 'Both want this');
    writes('client2', 'And this one waits');
    const { user, server } = await open(world, 'operator1');
    server.use(
      http.post('*/api/sessions/:id/claim', () =>
        HttpResponse.json(
          {
            type: '/problems/already-claimed',
            operator: { id: 'p-operator2', name: 'Operator 2' },
            claimedAt: '2026-11-22T09:53:07.412Z',
            attemptedAt: '2026-11-22T09:53:07.701Z',
          },
          { status: 409 },
        ),
      ),
    );
    await user.click(await row(/Both want this/));
    await user.click((await screen.findAllByRole('button', { name: 'Claim' }))[0] as HTMLElement);
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('Operator 2 was 0.3 s faster.');
    await user.click(within(notice).getByRole('button', { name: /Take the next one/ }));
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toBeVisible();
  });
});

describe('writing', () => {
  async function openMine() {
    writes('client1', 'The door is stuck');
    const [session] = world.sessions;
    if (session) world.claim(world.person('operator1'), session);
    const app = await open(world, 'operator1', `/desk?list=mine&session=${session?.id}`);
    return { ...app, field: await screen.findByRole('textbox', { name: 'Reply' }) };
  }

  test('a reply is sent with Ctrl+Enter and stands in the thread once', async () => {
    const { user, field } = await openMine();
    await live();
    await user.type(field, 'On my way');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('On my way')).toBeVisible();
    await waitFor(() => expect(screen.queryByText('Sending…')).not.toBeInTheDocument());
    expect(screen.getAllByText('On my way', { selector: '[data-kind]' })).toHaveLength(1);
    expect(field).toHaveValue('');
  });

  test('a draft outlives a reload', async () => {
    const { user, field, unmount } = await openMine();
    await user.type(field, 'Half a sent');
    unmount();
    const [session] = world.sessions;
    await open(world, 'operator1', `/desk?list=mine&session=${session?.id}`);
    expect(await screen.findByRole('textbox', { name: 'Reply' })).toHaveValue('Half a sent');
  });

  test('a failed reply says why, stays, and goes out with the same id on retry', async () => {
    const { user, field, server } = await openMine();
    const ids: unknown[] = [];
    server.events.on('request:start', ({ request }) => {
      if (request.method !== 'POST' || !request.url.endsWith('/messages')) return;
      void request
        .clone()
        .json()
        .then((body: { messageId: unknown }) => ids.push(body.messageId));
    });
    server.use(
      http.post('*/api/sessions/:id/messages', () => HttpResponse.error(), { once: true }),
    );
    await user.type(field, 'On my way');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    expect(await screen.findByText(/Not sent\. The server does not answer/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(screen.queryByText(/Not sent/)).not.toBeInTheDocument());
    expect(await screen.findByText('On my way')).toBeVisible();
    expect(new Set(ids).size).toBe(1);
    expect(ids).toHaveLength(2);
  });

  test('closing asks for a reason and leaves the client the next word', async () => {
    const { user } = await openMine();
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.type(await screen.findByRole('textbox', { name: 'Reason' }), 'done');
    await user.click(screen.getByRole('button', { name: 'Close session' }));
    expect(await screen.findByText(/This session is closed/)).toBeVisible();
    expect(await screen.findByText(/closed by Operator 1: done/)).toBeVisible();
  });

  test('a session given back stands in the queue again', async () => {
    const { user } = await openMine();
    await user.click(screen.getByRole('button', { name: 'More actions' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Return to queue' }));
    expect(await screen.findByRole('button', { name: /Take next · 1 waiting/ })).toBeVisible();
    expect((await screen.findAllByRole('button', { name: 'Claim' })).length).toBeGreaterThan(0);
  });
});

describe('who sees what', () => {
  test('an operator has no list of everything, a supervisor has', async () => {
    const { unmount } = await open(world, 'operator1');
    await screen.findByRole('tab', { name: /Mine/ });
    expect(screen.queryByRole('tab', { name: 'All' })).not.toBeInTheDocument();
    unmount();
    await open(world, 'supervisor');
    expect(await screen.findByRole('tab', { name: 'All' })).toBeVisible();
    expect(screen.queryByRole('tab', { name: /Mine/ })).not.toBeInTheDocument();
  });

  test('the rail offers only what one may use', async () => {
    await open(world, 'client1');
    await screen.findByRole('textbox', { name: 'Message to Support' });
    const rail = screen.getByRole('navigation', { name: 'Main' });
    expect(within(rail).getByRole('link', { name: 'Messages' })).toBeVisible();
    expect(within(rail).queryByRole('link', { name: 'Desk' })).not.toBeInTheDocument();
    expect(within(rail).queryByRole('link', { name: 'Administration' })).not.toBeInTheDocument();
  });

  test('being signed out elsewhere leads to the sign-in page', async () => {
    await open(world, 'operator1');
    await live();
    world.caller = 'none';
    for (const [listener] of world.streams) listener('bye', { reason: 'SIGNED_OUT' });
    expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  });
});
