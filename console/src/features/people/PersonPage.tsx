import { Anchor, Button, Skeleton, TextInput } from '@mantine/core';
import { IconFingerprint } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { errorAt, isProblem } from '@/shared/api/problem';
import { siteQuery, useMe } from '@/shared/api/queries';
import type { Employee } from '@/shared/api/schemas';
import { GroupPicker } from '@/shared/people/GroupPicker';
import { employeeQuery } from '@/shared/people/queries';
import { LeavingAsks } from '@/shared/ui/LeavingAsks';
import { NotThere } from '@/shared/ui/NotThere';
import { PageHead } from '@/shared/ui/PageHead';
import { ProblemNote } from '@/shared/ui/ProblemNote';
import { SaveBar } from '@/shared/ui/SaveBar';
import { announce } from '@/shared/ui/announce';
import sheet from '@/shared/ui/sheet.module.css';
import { useTitle } from '@/shared/ui/useTitle';
import { ActivateButton, DeactivateSection } from './Deactivation';
import { EmployeeState } from './PeoplePage';
import { ResetPassword } from './ResetPassword';
import { useChangeEmployee, useMembership, type EmployeeChange } from './commands';

function DetailsForm({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const change = useChangeEmployee(employee.id);
  const [edit, setEdit] = useState<EmployeeChange>({});
  const name = edit.name ?? employee.name;
  const email = edit.email ?? employee.email ?? '';
  const changed: EmployeeChange = {
    ...(name.trim() !== employee.name && { name: name.trim() }),
    ...(email.trim() !== (employee.email ?? '') && { email: email.trim() }),
  };
  const fields = (['name', 'email'] as const).filter((field) => field in changed);
  const dirty = fields.length > 0;
  const undo = () => {
    setEdit({});
    change.reset();
  };
  const set = (by: EmployeeChange) => {
    setEdit({ ...edit, ...by });
    change.reset();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!dirty || name.trim() === '') return;
    change.mutate(changed, {
      onSuccess: () => {
        setEdit({});
        announce(t('common.saved'));
      },
    });
  };
  return (
    <form onSubmit={submit} noValidate>
      <div className={sheet.fields}>
        <TextInput
          label={t('people.name')}
          maxLength={255}
          required
          withAsterisk={false}
          value={name}
          error={
            errorAt(change.error, 'name')?.message ??
            (name.trim() === '' ? t('people.nameWanted') : undefined)
          }
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          label={t('people.email')}
          maxLength={255}
          value={email}
          error={errorAt(change.error, 'email')?.message}
          onChange={(event) => set({ email: event.currentTarget.value })}
        />
        <TextInput
          label={t('people.login')}
          description={t('people.loginStays')}
          readOnly
          variant="filled"
          value={employee.login}
        />
      </div>
      {dirty && (
        <SaveBar
          count={fields.length}
          what={fields.map((field) => t(`people.${field}`)).join(' · ')}
          error={change.error}
          atField={isProblem(change.error) && change.error.errors.length > 0}
          saving={change.isPending}
          complete={name.trim() !== ''}
          onUndo={undo}
        />
      )}
      <LeavingAsks unsaved={dirty} />
    </form>
  );
}

/** Memberships change at once, one by one: each is a decision of its own. */
function Memberships({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const change = useMembership(employeeQuery(employee.id).queryKey);
  const last = isProblem(change.error, 'last-administrator');
  return (
    <>
      <GroupPicker
        label={t('people.memberOf')}
        description={t('people.memberOfHint')}
        disabled={change.isPending}
        value={employee.groups}
        error={last ? t('people.lastAdministrator') : undefined}
        onChange={(groups) => {
          const added = groups.find(({ id }) => !employee.groups.some((old) => old.id === id));
          const left = employee.groups.find(({ id }) => !groups.some((kept) => kept.id === id));
          const group = added ?? left;
          if (group === undefined) return;
          const to = added ? 'join' : 'leave';
          change.mutate(
            { to, group: group.id, employee: employee.id },
            {
              onSuccess: () =>
                announce(t(added ? 'people.joined' : 'people.left', { group: group.name })),
            },
          );
        }}
      />
      {!last && <ProblemNote error={change.error} />}
    </>
  );
}

function PersonSheet({ employee }: { employee: Employee }) {
  const { t } = useTranslation();
  const me = useMe();
  const { data: site } = useQuery(siteQuery);
  const provider = site?.signIn.provider?.name ?? t('people.theProvider');
  return (
    <>
      {!employee.active && (
        <div className={sheet.standing}>
          <span>{t('people.isInactive')}</span>
          <ActivateButton employee={employee} />
        </div>
      )}
      {employee.byProvider && (
        <p className={sheet.remark}>
          <IconFingerprint size={16} stroke={1.6} aria-hidden="true" />
          {t('people.byProviderHint', { provider })}
        </p>
      )}
      <div className={sheet.form}>
        <section aria-labelledby="person">
          <h2 id="person">{t('people.person')}</h2>
          <DetailsForm employee={employee} />
        </section>
        <section aria-labelledby="memberships">
          <h2 id="memberships">{t('people.groups')}</h2>
          <Memberships employee={employee} />
        </section>
      </div>
      {site?.signIn.password && employee.id !== me.id && <ResetPassword employee={employee} />}
      {employee.id === me.id && (
        <section className={sheet.act} aria-labelledby="own-password">
          <div>
            <h2 id="own-password">{t('people.password')}</h2>
            <p>{t('people.ownPassword')}</p>
          </div>
          <Button component={Link} to="/profile" variant="default" size="compact-sm">
            {t('account.profile')}
          </Button>
        </section>
      )}
      {employee.active && <DeactivateSection employee={employee} />}
    </>
  );
}

export function PersonPage() {
  const { t } = useTranslation();
  const { person: id } = useParams({ from: '/inside/people/$person' });
  const { data: employee, error, refetch } = useQuery(employeeQuery(id));
  useTitle(employee?.name ?? t('people.title'));
  if (isProblem(error) && error.status === 404) {
    return (
      <NotThere title={t('people.notThere')} hint={t('people.notThereHint')}>
        <Button component={Link} to="/people" variant="default">
          {t('people.title')}
        </Button>
      </NotThere>
    );
  }
  const above = (
    <Anchor component={Link} to="/people" size="xs" c="inherit">
      {t('people.title')}
    </Anchor>
  );
  const title = employee ? (
    <span className={sheet.title}>
      {employee.name}
      {!employee.active && <EmployeeState active={false} />}
    </span>
  ) : (
    <Skeleton height={16} width={140} mt={3} />
  );
  return (
    <>
      <PageHead title={title} above={above} />
      <main className={sheet.page}>
        <ProblemNote error={error} onRetry={() => void refetch()} />
        {employee ? (
          <PersonSheet key={employee.id} employee={employee} />
        ) : (
          !error && <Skeleton height={320} maw={620} mt={20} />
        )}
      </main>
    </>
  );
}
