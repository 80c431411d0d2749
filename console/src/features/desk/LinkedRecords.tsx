import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core';
import { IconDots, IconPlus, IconUnlink } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session, SessionLinks } from '@/shared/api/schemas';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import { useUnlink } from './commands';
import classes from './Details.module.css';
import { linksQuery } from './queries';

const LinkDialog = lazy(async () => ({ default: (await import('./LinkDialog')).LinkDialog }));

type LineApplication = SessionLinks['applications'][number];
type Linked = SessionLinks['items'][number];

function LinkedItem({
  link,
  session,
  mayLink,
}: {
  link: Linked;
  session: string;
  mayLink: boolean;
}) {
  const { t } = useTranslation();
  const unlink = useUnlink(session);
  return (
    <li>
      <div className={classes.linked}>
        <Link
          to="/records/$application/$item"
          params={{ application: link.application.id, item: link.item.id }}
          className={classes.linkedTitle}
        >
          {link.item.title}
        </Link>
        {mayLink && (
          <Menu>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={24}
                disabled={unlink.isPending}
                aria-label={t('links.actionsOf', { item: link.item.title })}
              >
                <IconDots size={14} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconUnlink size={16} stroke={1.6} />}
                onClick={() =>
                  unlink.mutate(link.id, {
                    onSuccess: () => announce(t('links.unlinked', { item: link.item.title })),
                  })
                }
              >
                {t('links.unlink')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      <ProblemNote error={unlink.error} />
    </li>
  );
}

/** For each application of the line the items the session is linked to, and the way to one more. */
export function LinkedRecords({ session }: { session: Session }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(linksQuery(session.id));
  const [linking, setLinking] = useState<LineApplication>();
  const mayLink = session.may.includes('LINK_ITEMS');
  if (data && data.applications.length === 0 && data.items.length === 0) return null;
  const of = (application: LineApplication) =>
    data?.items.filter(
      (link) => link.application.id === application.id && link.purpose === application.purpose,
    ) ?? [];
  // Links stay when the line no longer has their application.
  const rest =
    data?.items.filter(
      (link) =>
        !data.applications.some(
          ({ id, purpose }) => id === link.application.id && purpose === link.purpose,
        ),
    ) ?? [];
  return (
    <section aria-labelledby="details-links">
      <h3 id="details-links">{t('links.title')}</h3>
      <ProblemNote error={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton height={40} />}
      {data?.applications.map((application) => (
        <div
          key={`${application.id} ${application.purpose}`}
          role="group"
          aria-label={application.name}
          className={classes.application}
        >
          <div className={classes.applicationHead}>
            <span>{application.name}</span>
            {mayLink && (
              <Button
                variant="subtle"
                size="compact-xs"
                leftSection={<IconPlus size={13} aria-hidden="true" />}
                aria-label={t('links.addTo', { application: application.name })}
                onClick={() => setLinking(application)}
              >
                {t('links.add')}
              </Button>
            )}
          </div>
          {of(application).length === 0 ? (
            <p className={classes.dim}>{t('links.none')}</p>
          ) : (
            <ul className={classes.list}>
              {of(application).map((link) => (
                <LinkedItem key={link.id} link={link} session={session.id} mayLink={mayLink} />
              ))}
            </ul>
          )}
        </div>
      ))}
      {rest.length > 0 && (
        <ul className={classes.list}>
          {rest.map((link) => (
            <LinkedItem key={link.id} link={link} session={session.id} mayLink={mayLink} />
          ))}
        </ul>
      )}
      {linking && data && mayLink && (
        <Suspense>
          <LinkDialog
            session={session}
            links={data}
            application={linking}
            onClose={() => setLinking(undefined)}
          />
        </Suspense>
      )}
    </section>
  );
}
