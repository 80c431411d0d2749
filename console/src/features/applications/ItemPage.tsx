import { Anchor, Button, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isProblem } from '@/shared/api/problem';
import { applicationQuery, itemQuery } from '@/shared/applications/queries';
import { fieldsOf } from '@/shared/applications/schema';
import { NotThere } from '@/shared/ui/NotThere';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import sheet from '@/shared/ui/sheet.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { ItemAside } from './ItemAside';
import { ItemEditor } from './ItemEditor';
import classes from './ItemPage.module.css';

/** One item: its values, its sessions and what became of it. */
export function ItemPage() {
  const { t } = useTranslation();
  const params = useParams({ from: '/inside/records/$application/$item' });
  const application = useQuery(applicationQuery(params.application));
  const item = useQuery(itemQuery(params.application, params.item));
  useTitle(item.data?.title ?? t('items.title'));
  const error = item.error ?? application.error;
  const to = '/records/$application';
  if (isProblem(error) && error.status === 404) {
    return (
      <NotThere title={t('items.notThere')} hint={t('items.notThereHint')}>
        <Button
          variant="default"
          renderRoot={(props: object) => (
            <Link {...props} to={to} params={{ application: params.application }} />
          )}
        >
          {t('items.title')}
        </Button>
      </NotThere>
    );
  }
  const both = application.data && item.data;
  return (
    <>
      <PageHead
        title={item.data?.title ?? <Skeleton height={16} width={140} mt={3} />}
        above={
          <Anchor
            size="xs"
            c="inherit"
            renderRoot={(props: object) => (
              <Link {...props} to={to} params={{ application: params.application }} />
            )}
          >
            {application.data?.name ?? t('items.title')}
          </Anchor>
        }
      />
      <main className={sheet.page}>
        <ProblemNote
          error={error}
          onRetry={() => {
            void application.refetch();
            void item.refetch();
          }}
        />
        {both ? (
          <div className={classes.columns}>
            <ItemEditor key={item.data.id} application={application.data} item={item.data} />
            <ItemAside item={item.data} fields={fieldsOf(application.data.schema)} />
          </div>
        ) : (
          !error && <Skeleton height={320} maw={620} mt={20} />
        )}
      </main>
    </>
  );
}
