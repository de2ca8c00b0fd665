// Shows /api/v1/openapi.json. What it shows is put in as text, never as markup.
const VERBS = ['get', 'post', 'put', 'patch', 'delete'];

const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

const nameOf = (schema) => schema.$ref?.split('/').pop();

// A type in a few words: [RequestView], string or null, date-time.
const typeOf = (schema) => {
  if (!schema) return '';
  if (schema.$ref) return nameOf(schema);
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.type === 'array') return `[${typeOf(schema.items)}]`;
  if (schema.additionalProperties) return `{name: ${typeOf(schema.additionalProperties)}}`;
  const type = Array.isArray(schema.type) ? schema.type.join(' or ') : schema.type ?? 'any';
  return schema.format ? `${type} (${schema.format})` : type;
};

const table = (heading, rows) => {
  const made = element('table');
  const top = made.createTHead().insertRow();
  heading.forEach((each) => top.append(element('th', each)));
  const body = made.createTBody();
  rows.forEach((row) => {
    const line = body.insertRow();
    row.forEach((cell) => line.insertCell().append(cell));
  });
  return made;
};

const code = (text) => element('code', text);

const fields = (schemas, schema) => {
  const whole = schemas[nameOf(schema.type === 'array' ? schema.items : schema)];
  if (!whole?.properties) return null;
  return table(['field', 'type'], Object.entries(whole.properties).map(([name, each]) => {
    const words = schemas[nameOf(each)]?.enum;
    return [code(name), words ? words.join(' · ') : typeOf(each)];
  }));
};

const content = (schemas, title, of) => {
  const [type, what] = Object.entries(of ?? {})[0] ?? [];
  if (!what) return [];
  const parts = [element('h3', `${title}: ${typeOf(what.schema)} (${type})`)];
  const listed = fields(schemas, what.schema);
  if (listed) parts.push(listed);
  if (what.example !== undefined) parts.push(element('pre', JSON.stringify(what.example, null, 2)));
  return parts;
};

const parameters = (operation) => operation.parameters === undefined ? [] : [
  element('h3', 'Parameters'),
  table(['name', 'in', 'type', 'what it is'], operation.parameters.map((each) => [
    code(each.name), each.required ? `${each.in}, needed` : each.in,
    typeOf(each.schema) + (each.schema.default === undefined ? '' : `, usually ${each.schema.default}`),
    each.description ?? '',
  ])),
];

const errors = (operation) => [
  element('h3', 'Errors'),
  table(['status', 'codes'], Object.entries(operation.responses)
    .filter(([status]) => !status.startsWith('2'))
    .map(([status, response]) => [status, response.description])),
];

const details = (api, operation) => {
  const schemas = api.components.schemas;
  const made = element('div');
  if (operation['x-tillbridge-commands']) made.append(element('p', `tillbridge ${operation['x-tillbridge-commands']}`, 'path'));
  made.append(element('p', `For the role ${operation['x-tillbridge-role']} and those above it.`, 'says'));
  made.append(
    ...parameters(operation),
    ...content(schemas, 'Body', operation.requestBody?.content),
    ...content(schemas, 'Answer', Object.entries(operation.responses).find(([status]) => status.startsWith('2'))[1].content),
    ...errors(operation));
  return made;
};

// The details are made when somebody opens them.
const shown = (api, path, verb, operation) => {
  const made = element('details');
  made.id = operation.operationId;
  const summary = element('summary');
  summary.append(element('span', verb.toUpperCase(), 'verb'), element('span', path, 'path'), element('span', operation.summary, 'says'));
  made.append(summary);
  made.addEventListener('toggle', () => {
    if (made.open && made.children.length === 1) made.append(details(api, operation));
  });
  made.dataset.words = `${verb} ${path} ${JSON.stringify(operation)}`.toLowerCase();
  return made;
};

const show = (api) => {
  document.getElementById('title').textContent = api.info.title;
  document.getElementById('says').textContent = api.info.description;
  const all = document.getElementById('operations');
  all.replaceChildren();
  for (const tag of api.tags) {
    const section = element('section');
    const heading = element('h2', tag.description);
    heading.id = tag.name;
    section.append(heading);
    for (const [path, verbs] of Object.entries(api.paths)) {
      VERBS.filter((verb) => verbs[verb]?.tags.includes(tag.name))
        .forEach((verb) => section.append(shown(api, api.servers[0].url + path, verb, verbs[verb])));
    }
    all.append(section);
    const link = element('a', tag.description);
    link.href = `#${tag.name}`;
    document.getElementById('tags').append(link);
  }
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
};

const find = (words) => {
  let found = 0;
  document.querySelectorAll('section').forEach((section) => {
    let any = false;
    section.querySelectorAll('details').forEach((each) => {
      each.hidden = !words.every((word) => each.dataset.words.includes(word));
      if (!each.hidden) { any = true; found += 1; }
    });
    section.hidden = !any;
  });
  document.getElementById('found').textContent = words.length === 0 ? '' : `${found} found`;
};

document.getElementById('find').addEventListener('input', (event) =>
  find(event.target.value.toLowerCase().split(/\s+/).filter(Boolean)));

try {
  const answer = await fetch('/api/v1/openapi.json');
  if (!answer.ok) throw new Error(`headquarters answered ${answer.status}`);
  show(await answer.json());
} catch (failure) {
  document.getElementById('operations').replaceChildren(
    element('p', `The description cannot be shown: ${failure.message}. Load this page again.`));
}
