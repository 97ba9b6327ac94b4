/**
 * Loads the built programs with the bytecode that the build made of them, which is half of their start-up time. V8 itself refuses bytecode
 * of another version, other flags or another source; then, and where there is none, the files are compiled as usual.
 */
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire, enableCompileCache } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(__dirname, '../dist');

exports.bytecodeFile = (name) => join(dist, 'bytecode', process.versions.v8.split('-')[0], `${name}.bin`);

/** @returns {{ main: Function, nodeHost: Function, scripts: Map<string, Script> }} the programs, and every file that was loaded for them */
exports.open = () => {
  // Newer Node keeps compiled code of its own, for the files that come without.
  if (enableCompileCache !== undefined && bytecodeOf('cli.cjs') === undefined) enableCompileCache();
  const scripts = new Map();
  return { ...load('cli.cjs', scripts), scripts };
};

function load(name, scripts) {
  const filename = join(dist, name);
  const script = new Script(`(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, 'utf8')}\n})`, { filename, cachedData: bytecodeOf(name) });
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
