// Package sitebuiltins is the native module _sitebuiltins: what a person at a
// prompt finds among the builtins, quit, help and the like. In Go they cost a VM
// nothing until they are used.
package sitebuiltins

// This file declares the module and what it adds to builtins.

import (
	"github.com/hognose/hognose/py"
)

// Module declares the module _sitebuiltins.
var Module = &py.ModuleDef{
	Name:  "_sitebuiltins",
	Doc:   "The builtins that are for people at a prompt.",
	Types: []*py.Type{quitterType, printerType, helperType},
	Init:  addObjects,
}

// BuiltinsDef adds the objects to builtins.
var BuiltinsDef = &py.ModuleDef{Name: "builtins", Init: addObjects}

// Names are the objects, which are not among the builtins with the option -S.
var Names = []string{"quit", "exit", "copyright", "credits", "license", "help"}

// objects are those that Names lists, shared by all VMs: nothing about them changes.
var objects []py.Value

func addObjects(th *py.Thread, m *py.Module) error {
	for i, v := range objects {
		m.Dict.SetGo(th, Names[i], v)
	}
	return nil
}

const (
	rights  = "Copyright (c) the authors of Hognose.\nAll Rights Reserved."
	thanks  = "    The authors of Hognose thank those of Python, and all who make it what it is."
	licence = "Hognose is licensed under the Apache License, Version 2.0.\nSee https://www.apache.org/licenses/LICENSE-2.0"
)

func init() {
	defineQuitter()
	definePrinter()
	defineHelper()
	Module.Prepare()
	texts := map[string]string{"copyright": rights, "credits": thanks, "license": licence}
	for _, name := range Names {
		switch name {
		case "quit", "exit":
			q := py.New[quitter](quitterType)
			q.name = name
			objects = append(objects, py.ValueOf(&q.Object))
		case "help":
			objects = append(objects, py.ValueOf(&py.New[helper](helperType).Object))
		default:
			p := py.New[printer](printerType)
			p.text = texts[name]
			objects = append(objects, py.ValueOf(&p.Object))
		}
	}
}
