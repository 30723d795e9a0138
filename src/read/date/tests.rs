//! Sentences and what is read in them, seen from Wednesday, 12 October 2022.

use crate::read::{Context, date};
use crate::text::Doc;
use crate::value::{Days, Value};

/// All times of a document.
fn times(doc: &Doc<'_>, context: Context) -> Vec<date::Times> {
    let years = date::NamedYears::new(doc);
    let read = |p: &crate::text::Paragraph| date::read(doc, p, p.tokens.clone(), (context, &years));
    doc.paragraphs.iter().map(read).collect()
}

/// Every mention as `words = value`, joined by `; `.
fn read(text: &str, published: Option<&str>) -> String {
    let doc = Doc::plain(text);
    let published = published.and_then(Days::parse);
    let shown: Vec<String> = times(&doc, Context { published })
        .iter()
        .flat_map(|times| &times.mentions)
        .map(|m| {
            let value = match &m.value {
                Value::Date(days) => days.to_string(),
                Value::MonthDay(day) => day.to_string(),
                Value::Weekday(day) => day.to_string(),
                Value::Clock(clock) => clock.to_string(),
                _ => String::from("neither date nor time"),
            };
            format!("{} = {value}", m.span.of(text))
        })
        .collect();
    shown.join("; ")
}

#[test]
fn table() {
    let mut wrong = Vec::new();
    for (text, expected) in TABLE {
        let got = read(text, Some("2022-10-12"));
        if got != *expected {
            wrong.push(format!("    ({text:?}, {got:?}),"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

const TABLE: &[(&str, &str)] = &[
    (
        "The force arrived on 12 October 2022.",
        "12 October 2022 = 2022-10-12",
    ),
    (
        "The force arrived on October 12, 2022, by rail.",
        "October 12, 2022 = 2022-10-12",
    ),
    ("It was signed on Oct. 12 in Minsk.", "Oct. 12 = 2022-10-12"),
    (
        "The parade on the 12th of October drew thousands.",
        "the 12th of October = 2022-10-12",
    ),
    (
        "ON 3 JAN 90 THE PATROL CROSSED THE RIVER.",
        "3 JAN 90 = 1990-01-03",
    ),
    (
        "The log says 2022-09-30 and 2022-08.",
        "2022-09-30 = 2022-09-30; 2022-08 = 2022-08",
    ),
    ("The form is dated 21/04/2016.", "21/04/2016 = 2016-04-21"),
    ("The form is dated 3/4/2016.", ""),
    ("The form is dated 31/04/2016.", ""),
    (
        "Monday, October 10, 2022, was quiet.",
        "Monday = Monday; October 10, 2022 = 2022-10-10",
    ),
    (
        "The force was announced on Monday, October 11.",
        "Monday = Monday; October 11 = 2022-10-11",
    ),
    (
        "It opened on Wednesday, 12 October 2022.",
        "Wednesday = Wednesday; 12 October 2022 = 2022-10-12",
    ),
    (
        "The guests left on Monday the 10th.",
        "Monday = Monday; the 10th = 2022-10-10",
    ),
    ("It ended on the 9th.", "the 9th = 2022-10-09"),
    (
        "The camp ran from 3 to 5 May 2021.",
        "3 to 5 May 2021 = 2021-05-03..2021-05-05",
    ),
    (
        "The fair is open 3-5 November.",
        "3-5 November = 2022-11-03..2022-11-05",
    ),
    (
        "Talks were held between Monday and Wednesday.",
        "Monday = Monday; Monday and Wednesday = 2022-10-10..2022-10-12; Wednesday = Wednesday",
    ),
    (
        "The hearing was moved from Monday to Wednesday.",
        "Monday = Monday; Wednesday = Wednesday",
    ),
    (
        "The strike lasted from Friday to Sunday.",
        "Friday = Friday; Friday to Sunday = 2022-10-07..2022-10-09; Sunday = Sunday",
    ),
    (
        "Shops were shut from Oct. 2 to Oct. 6.",
        "Oct. 2 to Oct. 6 = 2022-10-02..2022-10-06",
    ),
    ("He said today that nothing had changed.", "today = 2022-10-12"),
    (
        "She arrived yesterday and will leave tomorrow.",
        "yesterday = 2022-10-11; tomorrow = 2022-10-13",
    ),
    ("The bridge closed three days ago.", "three days ago = 2022-10-09"),
    (
        "The bridge closed two weeks ago.",
        "two weeks ago = 2022-09-25..2022-10-01",
    ),
    (
        "The mine shut three months ago.",
        "three months ago = 2022-06-27..2022-07-27",
    ),
    (
        "It was founded eleven years ago.",
        "eleven years ago = 2011-04-12..2012-04-12",
    ),
    (
        "A few days ago the river rose.",
        "A few days ago = 2022-10-02..2022-10-10",
    ),
    (
        "It must be settled by the end of the week.",
        "the end of the week = 2022-10-13..2022-10-16",
    ),
    ("He was gone by the end of that week, at the end of the year.", ""),
    (
        "You have until the last day of the year.",
        "the last day of the year = 2022-12-31",
    ),
    (
        "They must reply within five days.",
        "within five days = 2022-10-12..2022-10-17",
    ),
    ("He died within five days.", ""),
    ("Fans have until Friday to reply.", "Friday = Friday"),
    ("The ban takes effect on 1 January.", "1 January = 2023-01-01"),
    (
        "The timber was felled in AD 86, before 753 BC, or in 79 AD.",
        "AD 86 = 0086; 753 BC = -752; 79 AD = 0079",
    ),
    ("It broke out at 2.30 in the morning.", "2.30 = 02:30"),
    (
        "It fell the day before yesterday.",
        "the day before yesterday = 2022-10-10",
    ),
    ("The council met last week.", "last week = 2022-10-02..2022-10-09"),
    ("Sales fell last month.", "last month = 2022-09"),
    (
        "Exports rose last year, and 2021 was poor too.",
        "last year = 2021; 2021 = 2021",
    ),
    (
        "The next vote is next week.",
        "next week = 2022-10-17..2022-10-23",
    ),
    (
        "They met over the weekend.",
        "the weekend = 2022-10-08..2022-10-09",
    ),
    (
        "The match will be played at the weekend.",
        "the weekend = 2022-10-15..2022-10-16",
    ),
    (
        "The ferry sank last Monday.",
        "last Monday = 2022-10-03..2022-10-10; Monday = Monday",
    ),
    ("The ferry sank on Monday.", "Monday = Monday"),
    ("Talks will resume on Friday.", "Friday = Friday"),
    ("The plan was agreed in February.", "February = 2022-02"),
    ("A vote is due in February.", "February = 2023-02"),
    (
        "The port reopened earlier this year.",
        "earlier this year = 2022-01-01..2022-10-12",
    ),
    (
        "The lake will be filled in the spring of 2029.",
        "the spring of 2029 = 2029-03-01..2029-06-21",
    ),
    (
        "The scheme began in early 2022.",
        "early 2022 = 2022-01-01..2022-06-30",
    ),
    (
        "The contract expired at the end of June.",
        "the end of June = 2022-06-16..2022-06-30",
    ),
    (
        "It was common in the 1990s and the '80s.",
        "the 1990s = 1990-01-01..1999-12-31; the '80s = 1980-01-01..1989-12-31",
    ),
    (
        "The house dates from the eighteen-eighties.",
        "the eighteen-eighties = 1880-01-01..1889-12-31",
    ),
    (
        "The hoard is from the ninth century.",
        "the ninth century = 0800-01-01..0899-12-31",
    ),
    ("The law was passed in 2014.", "2014 = 2014"),
    (
        "Between 2014 and 2018 the fleet grew.",
        "2014 and 2018 = 2014-01-01..2018-12-31",
    ),
    ("The 2014-18 plan failed.", "2014-18 = 2014-01-01..2018-12-31"),
    ("The 2019 election was close.", "2019 = 2019"),
    ("In 1990 soldiers marched past.", ""),
    ("Some 1,990 soldiers marched past in 1990.", "1990 = 1990"),
    ("It cost 2000 dollars in all.", ""),
    ("It was the worst year since 1996.", "1996 = 1996"),
    ("The customs house of 1887 was sold.", "1887 = 1887"),
    (
        "Turnover fell 4 percent in the third quarter.",
        "the third quarter = 2022-07-01..2022-09-30",
    ),
    (
        "Profit for the first half of 2022 doubled.",
        "the first half of 2022 = 2022-01-01..2022-06-30",
    ),
    ("The second man fled in the third quarter of the match.", ""),
    ("May Robson may speak; the March on Rome began.", ""),
    ("Theresa May spoke in May.", "May = 2022-05"),
    ("On Sunday the sun shone on the second tent.", "Sunday = Sunday"),
    ("In May 12 people drowned.", "May = 2022-05"),
    ("On May 12 people gathered.", "May 12 = 2022-05-12"),
    ("The attack on April Jones was in April.", "April = 2022-04"),
    ("The tariff rose in June last year.", "June last year = 2021-06"),
    (
        "They will meet in three weeks.",
        "in three weeks = 2022-10-30..2022-11-05",
    ),
    ("The work was finished in three weeks.", ""),
    (
        "He is the best player of the past three years.",
        "the past three years = 2019-10-12..2022-10-12",
    ),
    (
        "They meet on the first Friday of July.",
        "the first Friday of July = 2022-07-01; Friday = Friday",
    ),
    (
        "The week of 3 October was calm.",
        "The week of 3 October = 2022-10-03..2022-10-09",
    ),
    (
        "The summit is the week after next.",
        "the week after next = 2022-10-24..2022-10-30",
    ),
    ("It will last until November 9.", "November 9 = 2022-11-09"),
    ("He had until October 9 to appeal.", "October 9 = 2022-10-09"),
    (
        "The train left at 7:52 a.m. and arrived at 9 p.m.",
        "7:52 a.m. = 07:52; 9 p.m. = 21:00",
    ),
    (
        "It fell shortly after 5 on Friday afternoon.",
        "shortly after 5 = 17:00..17:30; Friday = Friday",
    ),
    ("Shelling began at 0900 GMT.", "0900 GMT = 09:00 UTC+00:00"),
    ("The alarm rang at 16:39.", "16:39 = 16:39"),
    (
        "They met at noon and parted at midnight.",
        "noon = 12:00; midnight = 00:00",
    ),
    (
        "At half past nine the lights went out.",
        "half past nine = 09:30 or 21:30",
    ),
    (
        "The door opened at ten past four on Saturday morning.",
        "ten past four = 04:10; Saturday = Saturday",
    ),
    (
        "Thieves came between four and six on Thursday.",
        "four and six = 04:00..06:00 or 16:00..18:00; Thursday = Thursday",
    ),
    (
        "The ribbon was cut at eleven on the dot on Sunday.",
        "eleven = 11:00 or 23:00; Sunday = Sunday",
    ),
    (
        "He was back by a quarter to five.",
        "a quarter to five = 04:45 or 16:45",
    ),
    ("At 2.14 a.m. the grid dipped.", "2.14 a.m. = 02:14"),
    ("The score was 3:2 and the ratio 16:9.", ""),
    ("He ran it in 2:14:33.", ""),
    ("About 9 p.m. a shot was heard.", "About 9 p.m. = 20:30..21:30"),
    (
        "It reopened before 6 a.m. local time.",
        "before 6 a.m. local time = 00:00..06:00",
    ),
    ("The toll stood at 5.", ""),
    (
        "The office is open 9:30-11:00.",
        "9:30-11:00 = 09:30..11:00 or 21:30..23:00",
    ),
    (
        "Police were called at five to midnight and at 11 o'clock.",
        "five to midnight = 23:55; 11 o'clock = 11:00 or 23:00",
    ),
    (
        "The meeting at 10 a.m. on Tuesday, Oct. 11, was short.",
        "10 a.m. = 10:00; Tuesday = Tuesday; Oct. 11 = 2022-10-11",
    ),
    ("Last night the army withdrew.", "Last night = 2022-10-11"),
    ("This morning the port reopened.", "This morning = 2022-10-12"),
    ("On Tuesday night two shots were fired.", "Tuesday = Tuesday"),
    ("USA Today reported it today.", "today = 2022-10-12"),
    (
        "It was a week ago last Tuesday.",
        "a week ago last Tuesday = 2022-10-04; Tuesday = Tuesday",
    ),
    (
        "The vote is on Friday next week.",
        "Friday = Friday; Friday next week = 2022-10-21",
    ),
    (
        "Early on Monday and late last year it rained.",
        "Monday = Monday; late last year = 2021-07-01..2021-12-31",
    ),
    (
        "Copies were sent on the 15th and 16th of September.",
        "the 15th = 2022-09-15; 16th of September = 2022-09-16",
    ),
];

#[test]
fn an_undated_text_gives_no_relative_date() {
    let text = "He spoke on Monday, two days ago, last week and in February; on 3 May 2021 he had not, nor on 4 May.";
    assert_eq!(
        read(text, None),
        "Monday = Monday; 3 May 2021 = 2021-05-03; 4 May = --05-04"
    );
    let doc = Doc::plain(text);
    let times = times(&doc, Context::default());
    let four = (0..doc.len()).find(|&i| doc.word(i) == "4").unwrap();
    assert!(
        times.iter().any(|t| t.holds(four)),
        "the 4 of 4 May is no count even so"
    );
}

#[test]
fn a_month_of_publication_gives_the_days_it_may_be() {
    assert_eq!(
        read("It rained yesterday.", Some("2022-10")),
        "yesterday = 2022-09-30..2022-10-30"
    );
}

#[test]
fn long_nonsense_is_read_in_time() {
    for word in [
        "early ",
        "the end of ",
        "the first week of ",
        "from 3 to ",
        "May ",
        "two years, ",
        "between ",
    ] {
        let text = word.repeat(4_000);
        assert_eq!(read(&text, Some("2022-10-12")).matches("1999").count(), 0);
    }
}
