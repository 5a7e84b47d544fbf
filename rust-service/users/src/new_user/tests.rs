use super::*;

fn status(body: &[u8]) -> u16 {
    NewUser::of_json(body).map_or_else(|problem| problem.status(), |_| 201)
}

fn with_name(name: &str) -> u16 {
    status(serde_json::json!({ "name": name, "email": "a@b.c" }).to_string().as_bytes())
}

fn with_email(email: &str) -> u16 {
    status(serde_json::json!({ "name": "A", "email": email }).to_string().as_bytes())
}

#[test]
fn fields_come_in_any_order_with_white_space_and_escapes() {
    let user =
        NewUser::of_json(b" \r\n\t{\"email\" : \"A@B.C\", \"n\\u0061me\":\"\\ud83d\\ude00\"}\n").unwrap();
    assert_eq!(user, NewUser { name: "\u{1f600}".to_owned(), email: "a@b.c".to_owned() });
}

#[test]
fn what_is_no_json_text_is_malformed() {
    for body in [
        "",
        " ",
        "{",
        "nul",
        "{}{}",
        "{} x",
        r#"{"name":1,"email":tru}"#,
        r#"{"name":"A","email":"a@b.c",}"#,
        "{\"name\":\"A\nB\",\"email\":\"a@b.c\"}",
        r#"{"name":"\x","email":"a@b.c"}"#,
        r#"{"name":01,"email":"a@b.c"}"#,
        "\u{feff}{}",
        r"{'name':'A'}",
    ] {
        assert_eq!(status(body.as_bytes()), 400, "{body}");
    }
    assert_eq!(status(b"{\"name\":\"\xff\",\"email\":\"a@b.c\"}"), 400);
    assert_eq!(status(b"{\"name\":\"\xed\xa0\x80\",\"email\":\"a@b.c\"}"), 400);
}

#[test]
fn json_that_is_no_new_user_is_unprocessable() {
    for body in [
        "null",
        "1e999999",
        "\"text\"",
        "[]",
        r#"["A","a@b.c"]"#,
        "{}",
        r#"{"name":"A"}"#,
        r#"{"email":"a@b.c"}"#,
        r#"{"name":"A","email":"a@b.c","id":1}"#,
        r#"{"name":"A","name":"A","email":"a@b.c"}"#,
        r#"{"name":null,"email":"a@b.c"}"#,
        r#"{"name":1,"email":"a@b.c"}"#,
        r#"{"name":["A"],"email":"a@b.c"}"#,
        r#"{"Name":"A","email":"a@b.c"}"#,
        r#"{"name":"\ud800","email":"a@b.c"}"#,
        r#"{"name":"\udc00\ud800","email":"a@b.c"}"#,
        r#"{"name":"\ud800A","email":"a@b.c"}"#,
        r#"{"\ud800":1}"#,
    ] {
        assert_eq!(status(body.as_bytes()), 422, "{body}");
    }
}

#[test]
fn deep_nesting_does_no_harm() {
    let deep = "[".repeat(30_000) + &"]".repeat(30_000);
    assert!([400, 422].contains(&status(deep.as_bytes())));
    assert!([400, 422].contains(&status(format!(r#"{{"name":{deep}}}"#).as_bytes())));
}

#[test]
fn a_name_has_1_to_100_code_points_and_no_control_character() {
    for good in ["A", "A B", "\u{1f600}", "\u{a0}A\u{a0}", "\u{2028}", &"\u{1f600}".repeat(100), "\u{fdd0}"] {
        assert_eq!(with_name(good), 201, "{good:?}");
    }
    for bad in
        ["", " ", " A", "A ", "A\u{0}", "A\u{1f}B", "\u{7f}", "A\u{80}B", "\u{9f}", &"\u{1f600}".repeat(101)]
    {
        assert_eq!(with_name(bad), 422, "{bad:?}");
    }
}

#[test]
fn an_email_has_a_local_part_and_two_labels_or_more() {
    let longest = format!("{}@b.c", "a".repeat(250));
    for good in ["a@b.c", "A.b%c+d-e_f@G-h.1.2", "-@-.-", ".@b.c", &longest] {
        assert_eq!(with_email(good), 201, "{good}");
    }
    let too_long = format!("{}@b.c", "a".repeat(251));
    for bad in [
        "", "a", "a@b", "@b.c", "a@.c", "a@b.", "a@b..c", "a@@b.c", "a@b@c.d", "a b@c.d", "ä@b.c", "a@b.ç",
        "a@b_c.d", &too_long,
    ] {
        assert_eq!(with_email(bad), 422, "{bad}");
    }
}
