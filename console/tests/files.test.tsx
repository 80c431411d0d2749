import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { emptyWorld, type World } from '../mock/world';
import { open } from './app';

let world: World;

beforeEach(() => {
  world = emptyWorld();
});

type App = Awaited<ReturnType<typeof open>>;

/** What jsdom uploads has lost its name: the server says what it is called. */
function keeps(server: App['server'], name: string, picture = false) {
  server.use(
    http.post('*/api/files', () => {
      const type = picture ? 'image/png' : 'application/pdf';
      const size = picture ? { width: 800, height: 600 } : {};
      const kept = { id: `id of ${name}`, name, type, size: 2_048, preview: picture, ...size };
      world.files.push({ ...kept, bytes: new ArrayBuffer(8) });
      return HttpResponse.json(kept, { status: 201 });
    }),
  );
}

const file = (name: string) => new File(['content'], name, { type: 'application/pdf' });

async function answering() {
  const [line] = world.lines;
  if (line) world.write(world.person('client1'), line, 'The door is stuck');
  const [session] = world.sessions;
  if (session) world.claim(world.person('operator1'), session);
  const app = await open(world, 'operator1', `/desk?list=mine&session=${session?.id}`);
  await screen.findByRole('textbox', { name: 'Reply' });
  return app;
}

test('a reply takes a file along, without any words', async () => {
  const { user, server } = await answering();
  keeps(server, 'plan.pdf');
  await user.upload(screen.getByLabelText('Files to attach'), file('plan.pdf'));
  const attached = await screen.findByRole('list', { name: 'Attached files' });
  expect(await within(attached).findByText('2 kB')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  const link = await within(screen.getByRole('log')).findByRole('link', {
    name: 'Download plan.pdf, 2 kB',
  });
  expect(link).toHaveAttribute('href', '/api/files/id of plan.pdf');
  expect(screen.queryByRole('list', { name: 'Attached files' })).not.toBeInTheDocument();
  expect(await screen.findByRole('link', { name: /Support · plan\.pdf/ })).toBeVisible();
});

test('sending waits until the files are there', async () => {
  const { user, server } = await answering();
  keeps(server, 'plan.pdf');
  let finish: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => (finish = resolve));
  server.use(
    http.post('*/api/files', async () => {
      await slow;
      return undefined;
    }),
  );
  await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'Here it is');
  await user.upload(screen.getByLabelText('Files to attach'), file('plan.pdf'));
  expect(await screen.findByRole('progressbar', { name: 'Uploading plan.pdf' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
  finish();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Send' })).toBeEnabled());
});

test('a file that is too large is not even sent, and leaves with its chip', async () => {
  const { user } = await answering();
  const large = file('film.mp4');
  Object.defineProperty(large, 'size', { value: 51 * 1024 * 1024 });
  await user.upload(screen.getByLabelText('Files to attach'), large);
  expect(await screen.findByText('Larger than 50 MB')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Upload film.mp4 again' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Remove film.mp4' }));
  expect(screen.queryByText('film.mp4')).not.toBeInTheDocument();
  expect(world.files).toHaveLength(0);
});

test('a failed upload says why at its chip and goes out again', async () => {
  const { user, server } = await answering();
  keeps(server, 'plan.pdf');
  server.use(
    http.post(
      '*/api/files',
      () =>
        HttpResponse.json(
          { type: '/problems/too-many-files', detail: 'Send or remove some first.' },
          { status: 409 },
        ),
      { once: true },
    ),
  );
  await user.upload(screen.getByLabelText('Files to attach'), file('plan.pdf'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Send or remove some first.');
  await user.click(screen.getByRole('button', { name: 'Upload plan.pdf again' }));
  expect(await screen.findByText('2 kB')).toBeVisible();
});

test('attached files outlive leaving the session, and no message takes more than ten', async () => {
  const { user, server, router } = await answering();
  keeps(server, 'plan.pdf');
  const many = Array.from({ length: 11 }, (_, number) => file(`plan ${number}.pdf`));
  await user.upload(screen.getByLabelText('Files to attach'), many);
  expect(await screen.findByText('A message takes at most 10 files.')).toBeVisible();
  const { search } = router.state.location;
  await router.navigate({ to: '/desk', search: { list: 'queue' } });
  await screen.findByText('Open a session');
  await router.navigate({ to: '/desk', search });
  const attached = await screen.findByRole('list', { name: 'Attached files' });
  expect(within(attached).getAllByRole('listitem')).toHaveLength(10);
});

test('an internal client pastes a picture, sends it and looks at it in full', async () => {
  const { user, server } = await open(world, 'client1');
  keeps(server, 'screen.png', true);
  const field = await screen.findByRole('textbox', { name: 'Message to Support' });
  fireEvent.paste(field, { clipboardData: { files: [file('screen.png')] } });
  expect(await screen.findByText('2 kB')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send' }));
  const log = screen.getByRole('log');
  await user.click(await within(log).findByRole('button', { name: 'Show screen.png' }));
  const dialog = await screen.findByRole('dialog', { name: 'screen.png' });
  expect(within(dialog).getByRole('img', { name: 'screen.png' })).toHaveAttribute(
    'src',
    '/api/files/id of screen.png?inline=true',
  );
});
