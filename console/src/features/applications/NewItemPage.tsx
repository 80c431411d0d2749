import { Anchor, Button, Group, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { LazyItemForm } from '@/shared/applications/LazyItemForm';
import { applicationQuery, type Application } from '@/shared/applications/queries';
import { refusedFields } from '@/shared/applications/refusals';
import { filled } from '@/shared/applications/schema';
import { newId } from '@/shared/outbox/ids';
import { LeavingAsks } from '@/shared/ui/LeavingAsks';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { useCreateItem } from './commands';
import classes from './ItemPage.module.css';

function NewItemForm({ application }: { application: Application }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateItem(application.id);
  const [values, setValues] = useState<Record<string, unknown>>({});
  const [id, setId] = useState(newId);
  const refused = refusedFields(create.error);
  const written = Object.keys(filled(values)).length > 0;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    create.mutate(
      { id, values: filled(values) },
      {
        onSuccess: () => {
          announce(t('items.created'));
          void navigate({
            to: '/records/$application/$item',
            params: { application: application.id, item: id },
            ignoreBlocker: true,
          });
        },
      },
    );
  };
  return (
    <form className={sheet.form} onSubmit={submit} noValidate>
      <div className={classes.fields} style={{ paddingTop: 12 }}>
        <LazyItemForm
          schema={application.schema}
          values={values}
          refused={refused}
          onChange={(next) => {
            setValues(next);
            // Other content is another attempt: the same id would be refused.
            setId(newId());
            if (create.isError) create.reset();
          }}
        />
      </div>
      {Object.keys(refused).length === 0 && <ProblemNote error={create.error} />}
      <Group gap={8} mt={8}>
        <Button type="submit" disabled={create.isPending}>
          {t('items.create')}
        </Button>
        <Button
          variant="default"
          renderRoot={(props: object) => (
            <Link {...props} to="/records/$application" params={{ application: application.id }} />
          )}
        >
          {t('common.cancel')}
        </Button>
      </Group>
      <LeavingAsks unsaved={written} />
    </form>
  );
}

/** An item to be written down. */
export function NewItemPage() {
  const { t } = useTranslation();
  const { application: id } = useParams({ from: '/inside/records/$application/new' });
  const { data: application, error, refetch } = useQuery(applicationQuery(id));
  useTitle(t('items.new'));
  return (
    <>
      <PageHead
        title={t('items.new')}
        above={
          <Anchor
            size="xs"
            c="inherit"
            renderRoot={(props: object) => (
              <Link {...props} to="/records/$application" params={{ application: id }} />
            )}
          >
            {application?.name ?? t('items.title')}
          </Anchor>
        }
      />
      <main className={sheet.page}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        {application ? (
          <NewItemForm key={application.id} application={application} />
        ) : (
          !error && <Skeleton height={320} maw={620} mt={20} />
        )}
      </main>
    </>
  );
}
