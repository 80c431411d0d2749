import { invalid, Refused, type Edge } from './edge.ts';
import { accepted } from './signIn.ts';
import { ADMINISTRATORS, newPerson, type Group, type Person, type World } from './world.ts';

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase();
const byName = (one: { name: string }, other: { name: string }) =>
  one.name.localeCompare(other.name);

/** Employees, groups and the security log. */
export function peopleHandlers(world: World, { on, ok, done, part }: Edge) {
  const administrator = (me: Person) => {
    if (!world.isAdministrator(me)) throw new Refused(403, 'not-allowed');
  };
  const groupsOf = (person: Person) =>
    world.groups
      .filter(({ members }) => members.has(person.id))
      .map(({ id, name }) => ({ id, name }));
  const shownPerson = (person: Person) => {
    const { id, login, name, email, active, byProvider } = person;
    return { id, login, name, email, active, byProvider, groups: groupsOf(person) };
  };
  const shownGroup = ({ id, name, system, members, providerName }: Group) => ({
    id,
    name,
    system,
    providerName,
    members: world.people.filter((each) => each.active && members.has(each.id)).length,
  });
  const personOf = (id: string | undefined) => {
    const person = world.people.find((each) => each.id === id);
    if (person === undefined) throw new Refused(404, 'not-found');
    return person;
  };
  const groupOf = (id: string | undefined) => {
    const group = world.group(id ?? '');
    if (group === undefined) throw new Refused(404, 'not-found');
    return group;
  };
  /** Somebody has to be left who may configure Firstline. */
  const keepAdministrator = (person: Person) => {
    const others = world.people.filter(
      (each) => each.active && each.id !== person.id && world.isAdministrator(each),
    );
    if (person.active && world.isAdministrator(person) && others.length === 0) {
      throw new Refused(409, 'last-administrator');
    }
  };
  const nameFree = (name: string, but?: string) => {
    if (name.trim() === '') throw invalid('name', 'REQUIRED');
    const taken = world.groups.find(
      (each) => each.id !== but && folded(each.name) === folded(name),
    );
    if (taken) {
      throw new Refused(409, 'group-name-taken', { group: { id: taken.id, name: taken.name } });
    }
  };

  return [
    on('get', '/employees', ({ me, url }) => {
      administrator(me);
      const search = folded(url.searchParams.get('search') ?? '');
      const state = url.searchParams.get('state') ?? 'ACTIVE';
      const group = url.searchParams.get('group');
      const found = world.people
        .filter(({ active }) => state === 'ALL' || active === (state === 'ACTIVE'))
        .filter(({ id }) => group === null || world.group(group)?.members.has(id))
        .filter(({ name, login }) => folded(`${name} ${login}`).includes(search))
        .toSorted(byName);
      return part(found, url, shownPerson);
    }),
    on('post', '/employees', ({ me, body }) => {
      administrator(me);
      const login = String(body.login).trim();
      const name = String(body.name).trim();
      if (login === '') throw invalid('login', 'REQUIRED');
      if (name === '') throw invalid('name', 'REQUIRED');
      if (
        world.people.some((each) => each.id !== body.id && folded(each.login) === folded(login))
      ) {
        throw new Refused(409, 'login-taken');
      }
      const person = newPerson({
        id: String(body.id),
        login,
        name,
        email: body.email as string | undefined,
        password: body.password === undefined ? undefined : accepted(body.password),
      });
      if (!world.people.some(({ id }) => id === person.id)) world.people.push(person);
      for (const group of body.groups as string[]) groupOf(group).members.add(person.id);
      world.secure('EMPLOYEE_CREATED', { actor: me, employee: person });
      return ok({ id: person.id }, 201);
    }),
    on('get', '/employees/:id', ({ me, params }) => {
      administrator(me);
      return ok(shownPerson(personOf(params.id)));
    }),
    on('patch', '/employees/:id', ({ me, params, body }) => {
      administrator(me);
      const person = personOf(params.id);
      const change = body as { name?: string; email?: string };
      if (change.name !== undefined) {
        if (change.name.trim() === '') throw invalid('name', 'REQUIRED');
        person.name = change.name.trim();
      }
      if (change.email !== undefined) {
        const email = change.email.trim();
        if (email !== '' && !email.includes('@')) throw invalid('email', 'MALFORMED');
        person.email = email === '' ? undefined : email;
      }
      if (body.password !== undefined) {
        person.password = accepted(body.password);
        if (person !== me) world.endStreams(person, 'EXPIRED');
        world.secure('PASSWORD_CHANGED', { actor: me, employee: person });
      }
      return done();
    }),
    on('post', '/employees/:id/:what', ({ me, params }) => {
      administrator(me);
      const person = personOf(params.id);
      if (params.what === 'activate') {
        person.active = true;
        world.secure('EMPLOYEE_ACTIVATED', { actor: me, employee: person });
      } else {
        keepAdministrator(person);
        world.deactivate(person);
        world.secure('EMPLOYEE_DEACTIVATED', { actor: me, employee: person });
      }
      return done();
    }),

    on('get', '/groups', ({ url }) => {
      const search = folded(url.searchParams.get('search') ?? '');
      const found = world.groups
        .filter(({ name }) => folded(name).includes(search))
        .toSorted(byName);
      return part(found, url, shownGroup);
    }),
    on('post', '/groups', ({ me, body }) => {
      administrator(me);
      const id = String(body.id);
      nameFree(String(body.name), id);
      if (world.group(id) === undefined) {
        const name = String(body.name).trim();
        world.groups.push({ id, name, system: false, members: new Set() });
      }
      return ok({ id }, 201);
    }),
    on('get', '/groups/:id', ({ me, params }) => {
      administrator(me);
      return ok(shownGroup(groupOf(params.id)));
    }),
    on('patch', '/groups/:id', ({ me, params, body }) => {
      administrator(me);
      const group = groupOf(params.id);
      const change = body as { name?: string; providerName?: string };
      if (change.name !== undefined) {
        if (group.system) throw new Refused(409, 'system-group');
        nameFree(change.name, group.id);
        group.name = change.name.trim();
      }
      if (change.providerName !== undefined) {
        const providerName = change.providerName.trim();
        group.providerName = providerName === '' ? undefined : providerName;
        world.secure('GROUP_MAPPED', { actor: me, group });
      }
      return done();
    }),
    on('delete', '/groups/:id', ({ me, params }) => {
      administrator(me);
      const group = groupOf(params.id);
      if (group.system) throw new Refused(409, 'system-group');
      const lines = world.lines.filter((line) =>
        [line.operatorGroups, line.supervisorGroups, line.internalGroups, line.readerGroups].some(
          (groups) => groups.includes(group.id),
        ),
      );
      if (lines.length > 0) {
        const named = lines.map(({ id, name }) => ({ id, name }));
        throw new Refused(409, 'group-in-use', { lines: named });
      }
      world.groups = world.groups.filter(({ id }) => id !== group.id);
      world.secure('GROUP_DELETED', { actor: me, group });
      return done();
    }),
    on('put', '/groups/:group/members/:person', ({ me, params }) => {
      administrator(me);
      const [group, employee] = [groupOf(params.group), personOf(params.person)];
      group.members.add(employee.id);
      world.secure('GROUP_JOINED', { actor: me, employee, group });
      return done();
    }),
    on('delete', '/groups/:group/members/:person', ({ me, params }) => {
      administrator(me);
      const [group, employee] = [groupOf(params.group), personOf(params.person)];
      if (group.id === ADMINISTRATORS) keepAdministrator(employee);
      group.members.delete(employee.id);
      world.secure('GROUP_LEFT', { actor: me, employee, group });
      return done();
    }),

    on('get', '/security-log', ({ me, url }) => {
      if (!world.isAdministrator(me) && !world.isAuditor(me)) {
        throw new Refused(403, 'not-allowed');
      }
      const events = url.searchParams.getAll('event');
      const employee = url.searchParams.get('employee');
      const from = url.searchParams.get('from') ?? '';
      const to = url.searchParams.get('to') ?? '\uffff';
      const found = world.security
        .filter(({ event }) => events.length === 0 || events.includes(event))
        .filter(
          ({ actor, employee: about }) =>
            employee === null || actor?.id === employee || about?.id === employee,
        )
        .filter(({ at }) => at >= from && at < to);
      return part(found, url);
    }),
  ];
}
