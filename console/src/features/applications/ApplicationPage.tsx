import { Anchor, Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { applicationQuery } from '@/shared/applications/queries';
import { NotThere } from '@/shared/ui/NotThere';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import sheet from '@/shared/ui/sheet.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { Designer } from './Designer';

/** One application, for those who define it. */
export function ApplicationPage() {
  const { t } = useTranslation();
  const { application: id } = useParams({ from: '/inside/applications/$application' });
  const { data: application, error, refetch } = useQuery(applicationQuery(id));
  useTitle(application?.name ?? t('applications.title'));
  if (isProblem(error) && error.status === 404) {
    return (
      <NotThere title={t('applications.notThere')} hint={t('applications.notThereHint')}>
        <Button component={Link} to="/applications" variant="default">
          {t('applications.title')}
        </Button>
      </NotThere>
    );
  }
  return (
    <>
      <PageHead
        title={application?.name ?? <Skeleton height={16} width={140} mt={3} />}
        above={
          <Anchor component={Link} to="/applications" size="xs" c="inherit">
            {t('applications.title')}
          </Anchor>
        }
      />
      <main className={sheet.page}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        {application ? (
          <Designer key={application.id} application={application} />
        ) : (
          !error && <Skeleton height={320} maw={620} mt={20} />
        )}
      </main>
    </>
  );
}
