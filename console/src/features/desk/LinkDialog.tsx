import {
  Badge,
  Button,
  Combobox,
  Group,
  Modal,
  Skeleton,
  TextInput,
  useCombobox,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt, isProblem } from '@/shared/api/problem';
import type { Message, Session, SessionLinks } from '@/shared/api/schemas';
import { LazyItemForm } from '@/shared/applications/LazyItemForm';
import { applicationQuery, createItem, type Application } from '@/shared/applications/queries';
import { refusedFields } from '@/shared/applications/refusals';
import { activeFieldsOf, filled } from '@/shared/applications/schema';
import { newId } from '@/shared/outbox/ids';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { announce } from '@/shared/ui/announce';
import { useProblemText } from '@/shared/ui/useProblemText';
import { useLink } from './commands';
import classes from './GiveDialog.module.css';
import { linkCandidatesQuery, messagesQuery } from './queries';

const PAUSE_MS = 250;

type LineApplication = SessionLinks['applications'][number];

interface Props {
  session: Session;
  links: SessionLinks;
  application: LineApplication;
  onClose: () => void;
}

function useRefusal(application: LineApplication) {
  const { t } = useTranslation();
  const words = useProblemText();
  return (error: unknown): string => {
    if (isProblem(error, 'account-linked')) return t('links.accountLinked');
    if (errorAt(error, 'item')) return t('links.unknownItem');
    if (errorAt(error, 'application')) {
      return t('links.unknownApplication', { application: application.name });
    }
    return words(error);
  };
}

/** What is known of the client already, in the fields it belongs into. */
function prefilled(application: Application, links: SessionLinks, said: Message | undefined) {
  const fields = activeFieldsOf(application.schema);
  const title = fields.find(({ key }) => key === application.titleField);
  const accounts = fields.find(({ type }) => type === 'ACCOUNT');
  const about = fields.find(({ type }) => type === 'LONG_TEXT');
  const text = said?.text?.trim();
  return {
    ...(title?.type === 'TEXT' && { [title.key]: links.clientName }),
    ...(accounts && { [accounts.key]: [links.account] }),
    ...(about && text && { [about.key]: text }),
  };
}

/** A new item, linked as soon as it is written down. */
function NewItem({ session, links, application, onBack, onClose }: Props & { onBack: () => void }) {
  const { t } = useTranslation();
  const refusal = useRefusal(application);
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(applicationQuery(application.id));
  const link = useLink(session.id);
  const [written, setWritten] = useState<Record<string, unknown>>();
  const [ids, setIds] = useState(() => ({ item: newId(), link: newId() }));
  const loaded = client.getQueryData(messagesQuery(session.id).queryKey);
  const said = loaded?.pages
    .flatMap(({ items }) => items)
    .find(({ kind, sessionId }) => kind === 'CLIENT' && sessionId === session.id);
  const [began] = useState(said);
  const values = written ?? (data ? prefilled(data, links, began) : {});
  const make = useMutation({
    mutationFn: async () => {
      await createItem(application.id, ids.item, filled(values));
      const { id, purpose } = application;
      return link.mutateAsync({ id: ids.link, application: id, item: ids.item, purpose });
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['items', application.id] });
      announce(t('links.linked', { application: application.name }));
      onClose();
    },
  });
  const refused = refusedFields(make.error);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!make.isPending) make.mutate();
  };
  if (!data)
    return error ? (
      <ProblemNote error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton height={220} />
    );
  return (
    <form onSubmit={submit} noValidate>
      <LazyItemForm
        schema={data.schema}
        values={values}
        refused={refused}
        prefix="link"
        onChange={(next) => {
          setWritten(next);
          // Other content is another attempt: the same id would be refused.
          setIds({ item: newId(), link: newId() });
          if (make.isError) make.reset();
        }}
      />
      {make.isError && Object.keys(refused).length === 0 && (
        <div className={classes.refused} role="alert">
          {refusal(make.error)}
        </div>
      )}
      <Group justify="flex-end" gap={8} mt={20}>
        <Button variant="default" onClick={onBack}>
          {t('links.back')}
        </Button>
        <Button type="submit" disabled={make.isPending}>
          {t('links.create')}
        </Button>
      </Group>
    </form>
  );
}

/** Finds an item: type, choose with the arrows, Enter links; those with the client's account come first. */
function FindItem({ session, application, onNew, onClose }: Props & { onNew: () => void }) {
  const { t } = useTranslation();
  const refusal = useRefusal(application);
  const link = useLink(session.id);
  const [search, setSearch] = useState('');
  const [settled] = useDebouncedValue(search.trim(), PAUSE_MS);
  const { data, error, refetch } = useQuery(
    linkCandidatesQuery(session.id, application.id, settled),
  );
  const combobox = useCombobox({ opened: true });
  const { selectFirstOption, resetSelectedOption } = combobox;
  const found = data?.length ?? 0;
  useEffect(() => {
    resetSelectedOption();
    if (found > 0) selectFirstOption();
  }, [settled, found, selectFirstOption, resetSelectedOption]);
  const choose = (item: string) => {
    if (link.isPending) return;
    const { id, purpose } = application;
    link.mutate(
      { id: newId(), application: id, item, purpose },
      {
        onSuccess: () => {
          announce(t('links.linked', { application: application.name }));
          onClose();
        },
        onError: () => void refetch(),
      },
    );
  };
  return (
    <>
      <Combobox store={combobox} onOptionSubmit={choose}>
        <Combobox.EventsTarget withExpandedAttribute>
          <TextInput
            data-autofocus
            aria-label={t('links.search')}
            placeholder={t('links.search')}
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden="true" />}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') onClose();
            }}
          />
        </Combobox.EventsTarget>
        {link.isError && (
          <div className={classes.refused} role="alert">
            {refusal(link.error)}
          </div>
        )}
        <ProblemNote error={error} onRetry={() => void refetch()} />
        <Combobox.Options className={classes.options} aria-label={application.name}>
          {data === undefined && !error && <Skeleton height={66} mt={8} />}
          {data?.map(({ id, title, sameAccount }) => (
            <Combobox.Option key={id} value={id} className={classes.option}>
              <span className={classes.words}>
                <span className={classes.name}>{title}</span>
              </span>
              {sameAccount && (
                <Badge variant="light" color="teal" tt="none">
                  {t('links.sameAccount')}
                </Badge>
              )}
            </Combobox.Option>
          ))}
          {data?.length === 0 && (
            <Combobox.Empty>
              {settled === '' ? t('links.noneYet') : t('links.noneFound', { search: settled })}
            </Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox>
      <Group justify="flex-end" mt={16}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={onNew}
        >
          {t('links.new')}
        </Button>
      </Group>
    </>
  );
}

/** Links a session to an item that is there, or to a new one. */
export function LinkDialog(props: Props) {
  const { application, onClose } = props;
  const { t } = useTranslation();
  const [isNew, setNew] = useState(false);
  return (
    <Modal
      opened
      onClose={onClose}
      size={isNew ? 560 : 460}
      title={t(isNew ? 'links.newIn' : 'links.linkTo', { application: application.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      {isNew ? (
        <NewItem {...props} onBack={() => setNew(false)} />
      ) : (
        <FindItem {...props} onNew={() => setNew(true)} />
      )}
    </Modal>
  );
}
