import { Refused, type Edge } from './edge.ts';
import type { World } from './world.ts';

/** The board, the figures of a line, and what the bell rings for. */
export function superviseHandlers(world: World, { on, done, part }: Edge) {
  return [
    on('get', '/board', ({ me }) =>
      Response.json({ lines: world.linesWhere(me, 'supervisorGroups').map((l) => world.board(l)) }),
    ),
    on('get', '/lines/:id/fairness', ({ me, params }) => {
      const line = world.linesWhere(me, 'supervisorGroups').find(({ id }) => id === params.id);
      if (line === undefined) throw new Refused(404, 'unknown');
      const claimed = world.sessions.filter((s) => s.line.id === line.id && s.claimedAt);
      const contested = claimed.filter(({ refused }) => refused.length > 0).length;
      const waits = claimed
        .map((s) => (Date.parse(s.claimedAt ?? '') - Date.parse(s.openedAt)) / 1_000)
        .toSorted((a, b) => a - b);
      return Response.json({
        claims: claimed.length,
        contested,
        contestedShare: claimed.length === 0 ? 0 : contested / claimed.length,
        medianSeconds: waits[Math.floor(waits.length / 2)],
        p95Seconds: waits[Math.floor(waits.length * 0.95)],
        operators: world.people
          .filter((person) => world.isIn(person, line.operatorGroups))
          .map(({ id, name }) => ({
            id,
            name,
            won: claimed.filter(({ operator }) => operator?.id === id).length,
            lost: claimed.filter((s) => s.refused.some(({ operator }) => operator.id === id))
              .length,
          })),
      });
    }),

    on('get', '/notifications', ({ me, url }) => {
      const mine = world.notifications.filter(({ owner }) => owner === me.id);
      return part(mine, url, (each) => ({ ...each, owner: undefined }));
    }),
    on('put', '/notifications/read', ({ me }) => {
      for (const each of world.notifications) if (each.owner === me.id) each.read = true;
      return done();
    }),
    on('put', '/notifications/:id/read', ({ me, params }) => {
      const found = world.notifications.find((n) => n.owner === me.id && n.id === params.id);
      if (found === undefined) throw new Refused(404, 'unknown');
      found.read = true;
      return done();
    }),
  ];
}
