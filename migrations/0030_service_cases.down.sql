drop table service_case_note, service_case_score, service_case_effect, service_case_option, service_case, small_area;
