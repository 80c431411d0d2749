import { Anchor, Badge, Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { lineQuery } from '@/shared/lines/history';
import { NotThere } from '@/shared/ui/NotThere';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { useTitle } from '@/shared/ui/useTitle';
import classes from './AuditPage.module.css';
import { LineHistory } from './LineHistory';

export function AuditLinePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { line: id } = useParams({ from: '/inside/audit/$line' });
  const place = useSearch({ from: '/inside/audit/$line' });
  const { data: line, error, refetch } = useQuery(lineQuery(id));
  useTitle(line ? t('audit.titleOf', { name: line.name }) : t('audit.title'));
  const above = (
    <Anchor component={Link} to="/audit" size="xs" c="inherit">
      {t('audit.title')}
    </Anchor>
  );
  if (isProblem(error) && error.status === 404) {
    return (
      <NotThere title={t('lines.notThere')} hint={t('lines.notThereHint')}>
        <Button component={Link} to="/audit" variant="default">
          {t('audit.title')}
        </Button>
      </NotThere>
    );
  }
  const title = line ? (
    <span className={classes.title}>
      {line.name}
      {line.state === 'RETIRED' && (
        <Badge variant="light" color="gray" tt="none">
          {t('lines.state.RETIRED')}
        </Badge>
      )}
    </span>
  ) : (
    <Skeleton height={16} width={140} mt={3} />
  );
  return (
    <>
      <PageHead title={title} above={above} />
      <main className={classes.page}>
        {error && <ProblemNote error={error} onRetry={() => void refetch()} />}
        {line ? (
          <LineHistory
            key={line.id}
            line={line}
            place={place}
            go={(change) =>
              void navigate({
                to: '/audit/$line',
                params: { line: id },
                search: { ...place, ...change },
              })
            }
          />
        ) : (
          !error && <Skeleton height={320} />
        )}
      </main>
    </>
  );
}
