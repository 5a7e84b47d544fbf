package dev.footprint.contract.checks;

import dev.footprint.contract.Check;
import java.util.List;

/** Which fields a new user has. */
public final class FieldChecks {

    static final List<Body> NO_OBJECTS = List.of(
            Body.of("null", "null"),
            Body.of("boolean", "true"),
            Body.of("number", "1"),
            Body.of("string", "'A'"),
            Body.of("empty array", "[]"),
            Body.of("array of a new user", "[{'name':'A','email':'$EMAIL'}]"),
            Body.of("array of two values", "['A','$EMAIL']"));

    static final List<Body> WRONG_FIELDS = List.of(
            Body.of("no field", "{}"),
            Body.of("no name", "{'email':'$EMAIL'}"),
            Body.of("no email", "{'name':'A'}"),
            Body.of("unknown field", "{'name':'A','email':'$EMAIL','age':3}"),
            Body.of("id", "{'id':4711,'name':'A','email':'$EMAIL'}"),
            Body.of("unknown null", "{'name':'A','email':'$EMAIL','x':null}"),
            Body.of("unknown empty name", "{'name':'A','email':'$EMAIL','':''}"),
            Body.of("name in capitals", "{'NAME':'A','email':'$EMAIL'}"),
            Body.of("additional Email", "{'name':'A','email':'$EMAIL','Email':'$EMAIL'}"),
            Body.of("blank in a field's name", "{'name ':'A','email':'$EMAIL'}"),
            Body.of("name twice", "{'name':'A','name':'B','email':'$EMAIL'}"),
            Body.of("email twice, the same", "{'name':'A','email':'$EMAIL','email':'$EMAIL'}"),
            Body.of("name twice, once escaped", "{'name':'A','n\\u0061me':'A','email':'$EMAIL'}"),
            Body.of("name null", "{'name':null,'email':'$EMAIL'}"),
            Body.of("name a number", "{'name':1,'email':'$EMAIL'}"),
            Body.of("name a boolean", "{'name':true,'email':'$EMAIL'}"),
            Body.of("name an array", "{'name':['A'],'email':'$EMAIL'}"),
            Body.of("name an object", "{'name':{'name':'A'},'email':'$EMAIL'}"),
            Body.of("email null", "{'name':'A','email':null}"),
            Body.of("email a number", "{'name':'A','email':1.5}"),
            Body.of("email an array", "{'name':'A','email':['$EMAIL']}"),
            Body.of("email an object", "{'name':'A','email':{}}"));

    private FieldChecks() {}

    public static List<Check> all() {
        return List.of(
                Check.contract(
                        "body.no-object",
                        "JSON that is no object is a 422 problem.",
                        service -> Body.refused(service, NO_OBJECTS, 422)),
                Check.contract(
                        "body.fields",
                        "A field that is missing, unknown, there twice or no string is a 422 problem.",
                        service -> Body.refused(service, WRONG_FIELDS, 422)));
    }
}
