import { useNavigate, useSearch } from '@tanstack/react-router';
import { OpenSessions } from '@/features/desk/OpenSessions';
import { SupervisePage } from '@/features/supervise/SupervisePage';

/** The board, and beside it the desk's own list of what is open. */
export function SuperviseRoute() {
  const navigate = useNavigate();
  const search = useSearch({ from: '/inside/supervise' });
  const show = (change: Partial<typeof search>) =>
    void navigate({ to: '/supervise', search: { ...search, ...change }, replace: true });
  return (
    <SupervisePage
      view={search}
      show={show}
      sessions={(line) => (
        <OpenSessions
          line={line}
          sort={search.sort === undefined ? 'WAITING' : undefined}
          onSort={(sort) => show({ sort: sort === 'WAITING' ? undefined : 'activity' })}
        />
      )}
    />
  );
}
