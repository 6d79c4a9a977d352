// node shacl.mjs sense|own SHAPES DATA...: what shacl-engine finds in each file (N-Triples), as JSON by file. SPARQL
// constraints are run by sense.mjs, or by the engine's own plugin.
import { readFileSync } from 'node:fs'
import N3 from 'n3'
import { Validator } from 'shacl-engine'
import { validations as own } from 'shacl-engine/sparql.js'
import { validations as sense } from './sense.mjs'

const [plugin, shapes, ...files] = process.argv.slice(2)
const factory = { ...N3.DataFactory, dataset: quads => new N3.Store(quads ?? []) }
const read = file => new N3.Store(new N3.Parser({ format: 'N-Triples', blankNodePrefix: '' }).parse(readFileSync(file, 'utf8')))
const term = found => found ? [found.termType, found.value, found.language ?? '', found.datatype?.value ?? ''] : null
const path = steps => (steps ?? []).map(step => step.predicates.map(({ value }) => value).join('|')).join('/')

const found = {}
for (const file of files) {
  const validator = new Validator(read(shapes), { factory, validations: plugin === 'own' ? own : sense })
  const report = await validator.validate({ dataset: read(file) })
  const results = report.results.map(result => ({
    focus: result.focusNode.term.value,
    shape: result.shape.ptr.term.value,
    component: result.constraintComponent.value,
    severity: result.severity.value,
    path: path(result.path),
    value: term(result.value?.term),
    messages: result.message.map(({ value }) => value)
  }))
  found[file] = { conforms: report.conforms, results }
}
console.log(JSON.stringify(found))
