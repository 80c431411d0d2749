import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import { Skeleton } from '@mantine/core';
import { RecentChanges } from '@/features/audit/RecentChanges';
import { LinePage } from '@/features/lines/LinePage';
import type { Line } from '@/shared/api/schemas';

const LineHistory = lazy(async () => ({
  default: (await import('@/features/audit/LineHistory')).LineHistory,
}));

function HistoryTab({ line }: { line: Line }) {
  const navigate = useNavigate();
  const { tab, ...place } = useSearch({ from: '/inside/lines/$line' });
  return (
    <LineHistory
      line={line}
      place={place}
      go={(change) =>
        void navigate({
          to: '/lines/$line',
          params: { line: line.id },
          search: { tab, ...place, ...change },
        })
      }
    />
  );
}

/** A line's page with its history: the small one at the foot, the whole one in its tab. */
export function LineRoute() {
  const { line } = useParams({ from: '/inside/lines/$line' });
  return (
    <LinePage
      key={line}
      recent={(one) => <RecentChanges line={one} />}
      history={(one) => (
        <Suspense fallback={<Skeleton height={320} />}>
          <HistoryTab line={one} />
        </Suspense>
      )}
    />
  );
}
