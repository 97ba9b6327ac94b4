/**
 * Loads the built programs with the bytecode that the build made of them, which is half of their start-up time. V8 itself refuses bytecode
 * of another version, other flags or another source; then, and where there is none, the files are compiled as usual.
 */
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { dirname, join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');

exports.bytecodeFile = (name) => join(dist, 'bytecode', process.versions.v8.split('-')[0], `${name}.bin`);

/**
 * Functions run three times as long before V8 optimizes them: most of what it would optimize in a run this short, or in one whose parts are
 * as many as a rubric's, is never paid back. Bytecode holds only under the flags that it was made with.
 */
const PATIENCE = '--interrupt-budget=400000';

/**
 * @param {string} file the programs' file in dist/
 * @param {boolean} [making] whether the build runs it to make bytecode
 * @returns {{ main: Function, nodeHost: Function, scripts: Map<string, Script> }} the programs, and every file that was loaded for them
 */
exports.open = (file, making = false) => {
  // Only a V8 that the build knew is told how to work.
  if (making || bytecodeOf(file) !== undefined) setFlagsFromString(PATIENCE);
  // Newer Node keeps compiled code of its own, for the files that come without.
  else if (enableCompileCache !== undefined) enableCompileCache();
  const scripts = new Map();
  return { ...load(file, scripts), scripts };
};

/** The build writes nothing but ASCII, which reads fastest as what it is. */
function load(name, scripts) {
  const filename = join(dist, name);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'latin1')}\n})`, { filename, cachedData: bytecodeOf(name) });
  scripts.set(name, script);
  const outer = createRequire(filename);
  const module = { exports: {} };
  const loaded = new Map();
  const require = (id) => {
    if (!id.startsWith('./late-')) return outer(id);
    if (!loaded.has(id)) loaded.set(id, load(id.slice(2), scripts));
    return loaded.get(id);
  };
  script.runInThisContext()(module.exports, require, module, filename, dirname(filename));
  return module.exports;
}

function bytecodeOf(name) {
  try {
    return readFileSync(exports.bytecodeFile(name));
  } catch {
    return undefined;
  }
}
