// sh:sparql for shacl-engine, with the query of a shape run once, $this free, and its rows dealt out to the focus nodes:
// every query of ours binds $this in its pattern. The engine's own plugin asks for each node by itself, and Comunica
// lets no variable be bound that is grouped by.
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite'
import N3 from 'n3'

const engine = new QueryEngine()
const sh = name => N3.DataFactory.namedNode('http://www.w3.org/ns/shacl#' + name)
const key = term => `${term.termType} ${term.value}`

function compile (shape) {
  const prefixes = [...shape.sparql.out([sh('prefixes')]).out([sh('declare')])]
    .map(declared => `PREFIX ${declared.out([sh('prefix')]).value}: <${declared.out([sh('namespace')]).value}>`)
  const query = [...prefixes, shape.sparql.out([sh('select')]).value].join('\n')
  const answers = new WeakMap()

  async function ask (dataset) {
    const byFocus = new Map()
    for (const row of await (await engine.queryBindings(query, { sources: [dataset] })).toArray()) {
      const focus = key(row.get('this'))
      byFocus.set(focus, [...(byFocus.get(focus) ?? []), row])
    }
    return byFocus
  }

  async function validate (context) {
    const { dataset, term } = context.focusNode
    if (!answers.has(dataset)) answers.set(dataset, ask(dataset))
    for (const row of (await answers.get(dataset)).get(key(term)) ?? []) {
      context.violation(sh('SPARQLConstraintComponent'), {
        args: Object.fromEntries([...row].map(([variable, value]) => [variable.value, value])),
        message: shape.sparql.out([sh('message')]).terms,
        source: shape.sparql.terms,
        value: context.focusNode.node([row.get('value') ?? term])
      })
    }
  }
  return { generic: validate }
}

export const validations = new Map([[sh('sparql'), compile]])
