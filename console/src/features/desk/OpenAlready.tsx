import { Button } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '@/shared/api/queries';
import type { ConversationOpen, Me, Reference } from '@/shared/api/schemas';
import classes from './Notice.module.css';
import { useDesk, type Tab } from './useDesk';

/** The list in which I find a session that another, or nobody, holds. */
function tabOf(open: ConversationOpen, line: string, me: Me): Tab | undefined {
  if (open.operator?.id === me.id) return 'mine';
  if (me.supervisorOf.some(({ id }) => id === line)) return 'all';
  return open.operator === undefined ? 'queue' : undefined;
}

interface Props {
  open: ConversationOpen;
  line: string;
  client: Reference;
  onOpened: () => void;
}

/** The client has an open session: with whom, and the way there for those who may see it. */
export function OpenAlready({ open, line, client, onOpened }: Props) {
  const { t } = useTranslation();
  const me = useMe();
  const desk = useDesk();
  const tab = tabOf(open, line, me);
  const { session } = open;
  const who = { client: client.name, name: open.operator?.name };
  return (
    <div className={classes.notice} role="alert" style={{ margin: 0 }}>
      <IconMessages size={16} aria-hidden="true" />
      <span className={classes.words}>
        {tab === 'mine'
          ? t('begin.openMine', who)
          : open.operator
            ? t('begin.openWith', who)
            : t('begin.openUnheld', who)}
      </span>
      {tab && session && (
        <Button
          renderRoot={(props: object) => (
            <Link {...props} to="/desk" search={desk.at({ list: tab, q: undefined, session })} />
          )}
          size="compact-sm"
          variant="default"
          onClick={onOpened}
        >
          {t('begin.show')}
        </Button>
      )}
    </div>
  );
}
