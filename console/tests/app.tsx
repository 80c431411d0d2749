import { createMemoryHistory } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { afterEach } from 'vitest';
import { App } from '@/app/App';
import { createApp } from '@/app/create';
import { forgetPosition } from '@/shared/api/client';
import { forgetAttachments } from '@/shared/files/attachments';
import { setLanguage, startTexts } from '@/shared/i18n/i18n';
import { handlersOf } from '../mock/handlers';
import type { World } from '../mock/world';

const servers = new Set<ReturnType<typeof setupServer>>();

afterEach(() => {
  servers.forEach((server) => server.close());
  servers.clear();
  forgetPosition();
  forgetAttachments();
});

/** The console at an address, in front of a world, seen by one person. */
export async function open(world: World, caller: string | undefined, address = '/') {
  world.caller = caller ?? 'none';
  const server = setupServer(...handlersOf(world));
  server.listen({ onUnhandledRequest: 'error' });
  servers.add(server);
  await startTexts();
  await setLanguage('en');
  const app = createApp(createMemoryHistory({ initialEntries: [address] }));
  const view = render(<App {...app} />);
  return { ...app, ...view, server, user: userEvent.setup() };
}
