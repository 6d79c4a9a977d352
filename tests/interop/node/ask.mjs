// node ask.mjs DATA FOLDER [union]: what Comunica answers to each FOLDER/*.rq, as JSON by name: columns and rows, whose
// terms are [kind, value, language, datatype]. With `union` the named graphs of DATA are asked together.
import { readFileSync, readdirSync } from 'node:fs'
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite'
import N3 from 'n3'

const [data, folder, union] = process.argv.slice(2)
const format = data.endsWith('.ttl') ? 'text/turtle' : 'application/trig'
const store = new N3.Store(new N3.Parser({ format }).parse(readFileSync(data, 'utf8')))
const engine = new QueryEngine()
const context = { sources: [store], unionDefaultGraph: union === 'union' }

const term = found => found ? [found.termType, found.value, found.language ?? '', found.datatype?.value ?? ''] : null

async function ask (text) {
  const result = await engine.query(text, context)
  if (result.resultType === 'boolean') return { columns: ['answer'], rows: [[await result.execute()]] }
  const found = await (await result.execute()).toArray()
  if (result.resultType === 'quads') {
    const columns = ['subject', 'predicate', 'object']
    const rows = found.map(quad => JSON.stringify(columns.map(column => term(quad[column]))))
    return { columns, rows: [...new Set(rows)].map(row => JSON.parse(row)) }
  }
  const columns = (await result.metadata()).variables.map(found => (found.variable ?? found).value)
  return { columns, rows: found.map(row => columns.map(column => term(row.get(column)))) }
}

const answers = {}
for (const name of readdirSync(folder).filter(file => file.endsWith('.rq'))) {
  answers[name.slice(0, -3)] = await ask(readFileSync(`${folder}/${name}`, 'utf8')).catch(error => ({ error: error.message }))
}
console.log(JSON.stringify({ quads: store.size, answers }))
